// @ts-check
import { describeFailure } from '../task-failure.mjs';

/**
 * @param {(index: number, input: unknown, item: unknown) => unknown} run
 * @param {number} index
 * @param {unknown} input
 * @param {unknown} item
 * @returns {Promise<{ index: number, made: unknown }>} of a failed task: what stands for it in a digest
 */
export async function attempt(run, index, input, item) {
  try {
    return { index, made: await run(index, input, item) };
  } catch (thrown) {
    return { index, made: `!${describeFailure(thrown).code}` };
  }
}
