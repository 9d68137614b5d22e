// @ts-check
// Reads the runners' own reports. Whatever is not what a report should be counts as a failure: a
// suite that could not start must never look like one that passed.

/**
 * @typedef {object} Counts
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 */

/** @typedef {(report: any) => Counts} ReportReader */

/** @type {ReportReader} */
export function countVitest(report) {
  // A file that cannot even be loaded fails without holding a failed test.
  const brokenFiles = report.testResults.filter(
    (/** @type {any} */ file) => file.status === 'failed' && file.assertionResults.length === 0,
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + brokenFiles.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** @type {ReportReader} */
export function countPlaywright({ stats, errors }) {
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped,
  };
}

/** @type {ReportReader} */
export function countPython({ passed, failed, skipped }) {
  return { passed, failed, skipped };
}

/**
 * @param {string | undefined} reportText nothing when the runner left no report
 * @param {ReportReader} readReport
 * @param {boolean} endedWell by its exit code
 * @returns {{counts: Counts, problem: string | undefined}}
 */
export function judge(reportText, readReport, endedWell) {
  const counts = read(reportText, readReport);
  if (counts === undefined) return failure('it left no readable report');
  if (counts.passed + counts.failed === 0) return failure('it ran no test', counts);
  if (!endedWell && counts.failed === 0) {
    return failure('it ended with an error although no test failed', counts);
  }
  return { counts, problem: undefined };
}

/**
 * @param {string | undefined} reportText
 * @param {ReportReader} readReport
 */
function read(reportText, readReport) {
  try {
    const counts = readReport(JSON.parse(reportText ?? ''));
    return Object.values(counts).every(Number.isInteger) ? counts : undefined;
  } catch {
    return undefined;
  }
}

/**
 * @param {string} problem
 * @param {Counts} [counts]
 */
function failure(problem, counts = { passed: 0, failed: 0, skipped: 0 }) {
  return { counts: { ...counts, failed: counts.failed + 1 }, problem };
}

/** @param {readonly Counts[]} all */
export function sum(all) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const { passed, failed, skipped } of all) {
    total.passed += passed;
    total.failed += failed;
    total.skipped += skipped;
  }
  return total;
}

/** @param {Counts} counts */
export function summaryLine({ passed, failed, skipped }) {
  const line = `${passed} passed, ${failed} failed`;
  return skipped > 0 ? `${line}, ${skipped} skipped` : line;
}
