// @ts-check

/**
 * Arguments of Playwright for each part of the end-to-end tests, one part after the other: its projects
 * (playwright.config.ts) alone would run at the same time, and what measures wants the machine to itself.
 * @type {readonly (readonly string[])[]}
 */
export const E2E_PHASES = [['--project=beside', '--workers=2'], ['--project=alone']];

/**
 * How many tests run at a time; one, unless it is said.
 * @param {readonly string[]} args of Playwright
 */
export function workersIn(args) {
  const [, count] = args.join('\n').match(/^--workers[=\n](\d+)$/m) ?? [];
  return Math.max(1, Number(count ?? 1));
}
