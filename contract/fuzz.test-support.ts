import fc from 'fast-check';
import { expect } from 'vitest';

/**
 * How many cases each target gets. `main/fuzz/fuzz-cases.test.ts` holds that they are enough together,
 * and that each of them is spent in exactly one place.
 */
export const FUZZ_CASES = {
  'host-bytes': 8_000,
  'host-messages': 20_000,
  'host-conversations': 4_000,
  'ipc-arguments': 24_000,
  'experiment-files': 2_000,
  'result-files': 2_500,
  'history-lines': 2_000,
  'history-files': 100,
  'settings-files': 5_000,
  'command-lines': 12_000,
  'filter-queries': 12_000,
  'proc-texts': 30_000,
} as const;

export type FuzzTarget = keyof typeof FUZZ_CASES;

/** For a test that fuzzes: far above what any takes, on a machine that does something else as well. */
export const FUZZ_TIMEOUT_MS = 120_000;

/** A test that fails by chance is none to land by: other values are for `npm run test:all` to find. */
const EVERYDAY_SEED = 1;

/**
 * Checks as many random values as the target has cases: the same ones each time, with `npm run
 * test:all` other ones. The seed is printed; a failure prints the smallest value that shows it, with
 * what `fc.assert` needs to find it again.
 */
export async function fuzz<Value>(
  target: FuzzTarget,
  values: fc.Arbitrary<Value>,
  check: (value: Value) => void | Promise<void>,
): Promise<void> {
  const isSearch = environment()['CORELANE_TEST_ALL'] === '1';
  const seed = isSearch ? Math.floor(Math.random() * 0x7fffffff) : EVERYDAY_SEED;
  const numRuns = FUZZ_CASES[target];
  console.info(`${target}: ${numRuns} cases, seed ${seed}`);
  let cases = 0;
  const property = fc.asyncProperty(values, async (value) => {
    cases += 1;
    await check(value);
  });
  await fc.assert(property, { seed, numRuns });
  expect(cases).toBe(numRuns);
}

/** This side knows neither Node.js nor a page; its tests run in Node.js. */
function environment(): Readonly<Record<string, string | undefined>> {
  const { process } = globalThis as { process?: { env: Record<string, string | undefined> } };
  return process?.env ?? {};
}
