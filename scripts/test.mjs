// @ts-check
import './node-version.mjs';

import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { constants, setPriority, tmpdir } from 'node:os';
import path from 'node:path';

import { formatElapsed } from './progress.mjs';
import { REPOSITORY } from './repository.mjs';
import { runScript } from './run-script.mjs';
import { judge, sum, summaryLine } from './test-counts.mjs';
import { inGroups, reportFileIn, selectSteps, takeAll } from './test-steps.mjs';

/** @typedef {import('./test-counts.mjs').Counts} Counts */

const RESULTS_DIRECTORY = path.join(REPOSITORY, 'test-results');

await runScript(async () => {
  const { everything, rest } = takeAll(process.argv.slice(2));
  // The suites read this: see main/lab/catalogue-runs.test.ts.
  if (everything) process.env['CORELANE_TEST_ALL'] = '1';
  const steps = selectSteps(rest);
  const reportDirectory = await mkdtemp(path.join(tmpdir(), 'corelane-test-'));
  try {
    /** @type {Counts[]} */
    const results = [];
    // All of them, whatever came before: one look at the log shows everything that is wrong.
    for (const group of inGroups(steps)) results.push(...(await runGroup(group, reportDirectory)));
    return await conclude(sum(results));
  } finally {
    await rm(reportDirectory, { recursive: true, force: true });
  }
});

/**
 * What runs beside others is heard when it has ended: their lines would be mixed up.
 * @param {readonly import('./test-steps.mjs').Step[]} group
 * @param {string} reportDirectory
 */
async function runGroup(group, reportDirectory) {
  if (group.length > 1)
    console.log(`\n== ${group.map(({ name }) => name).join(', ')}: side by side`);
  const running = group.map((step) => timed(step, reportDirectory, group.length > 1));
  return await Promise.all(running);
}

/**
 * @param {import('./test-steps.mjs').Step} step
 * @param {string} reportDirectory
 * @param {boolean} isHeardLater
 */
async function timed(step, reportDirectory, isHeardLater) {
  if (!isHeardLater) console.log(`\n== ${step.name}`);
  const startMs = performance.now();
  const counts =
    'suite' in step
      ? await runSuite(step.suite, reportFileIn(reportDirectory, step.name), isHeardLater)
      : sum(await runChecks(step.checks, isHeardLater));
  const elapsed = formatElapsed(performance.now() - startMs);
  console.log(`== ${step.name}: ${summaryLine(counts)} in ${elapsed}`);
  return counts;
}

/**
 * All at once: each keeps one core busy, when no test wants it.
 * @param {readonly import('./test-steps.mjs').Check[]} checks
 * @param {boolean} isHeardLater
 */
function runChecks(checks, isHeardLater) {
  return Promise.all(
    checks.map(async ({ name, command }) => {
      const hasPassed = (await runNode(command, isHeardLater, true)) === 0;
      console.log(`${name}: ${hasPassed ? 'passed' : 'failed'}`);
      return { passed: hasPassed ? 1 : 0, failed: hasPassed ? 0 : 1, skipped: 0 };
    }),
  );
}

/**
 * @param {import('./test-steps.mjs').Suite} suite
 * @param {string} reportFile
 * @param {boolean} isHeardLater
 */
async function runSuite(suite, reportFile, isHeardLater) {
  const exitCode = await runNode(suite.command(reportFile), isHeardLater);
  const reportText = await readFile(reportFile, 'utf8').catch(() => undefined);
  const { counts, problem } = judge(reportText, suite.readReport, exitCode === 0);
  if (problem !== undefined) console.log(`This suite counts as failed: ${problem}.`);
  return counts;
}

/**
 * @param {readonly string[]} args
 * @param {boolean} isHeardLater what it prints comes in one go, when it has ended
 * @param {boolean} [isPatient] it leaves the cores to whatever else has work
 * @returns {Promise<number>}
 */
function runNode(args, isHeardLater, isPatient = false) {
  return new Promise((resolve) => {
    const output = isHeardLater ? 'pipe' : 'inherit';
    const child = spawn(process.execPath, args, {
      cwd: REPOSITORY,
      stdio: ['inherit', output, output],
    });
    if (isPatient && child.pid !== undefined) giveWay(child.pid);
    /** @type {Buffer[]} */
    const heard = [];
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (part) => heard.push(part));
    child.once('error', () => resolve(1));
    child.once('close', (exitCode) => {
      process.stdout.write(Buffer.concat(heard));
      resolve(exitCode ?? 1);
    });
  });
}

/** @param {number} pid */
function giveWay(pid) {
  try {
    setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // It has ended already, or the system doesn't let us: then it runs as everything else does.
  }
}

/**
 * @param {Counts} total
 * @returns {Promise<number>} the exit code
 */
async function conclude(total) {
  const line = summaryLine(total);
  await mkdir(RESULTS_DIRECTORY, { recursive: true });
  // For CI: npm writes lines of its own after a failure.
  await writeFile(path.join(RESULTS_DIRECTORY, 'summary.txt'), `${line}\n`);
  console.log(`\n${line}`);
  return total.failed === 0 ? 0 : 1;
}
