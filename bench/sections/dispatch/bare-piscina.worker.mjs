// @ts-check
// What threads of piscina and tinypool are called for.
import { run as runTask } from '../../../workloads/node/tasks/sum.mjs';

/** @param {{ index: number, input: { seed: number } }} task */
export function run({ index, input }) {
  return runTask(index, input);
}
