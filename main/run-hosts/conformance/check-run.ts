import type { FinishedMessage, TaskRecord, Usage } from '../../../contract/host-protocol.ts';
import { checkOpening } from './check-opening.ts';
import { type CheckSetting, named, SEED, WORKERS } from './check-setting.ts';
import type { RunRecord } from './complete-run.ts';
import { expectedDigests, runDigest } from './expected-digests.ts';
import type { RuleId } from './rules.ts';

const MAX_BATCH = 256;

/** A worker may have helper threads, so that it uses more than one core; but not without end. */
const MOST_CORES = 4 * WORKERS;

/**
 * CPU clocks are read at other moments than wall clocks, and some tick: what exceeds the wall time by
 * this much is no rounding any more.
 */
const USAGE_SLACK_US = 100_000;

type Note = (rule: RuleId, seen: string | null) => void;

/** Checks all that one run from start to end can tell. */
export function checkRun(setting: CheckSetting, run: RunRecord): void {
  const where = named(run.combination);
  const note: Note = (rule, seen) =>
    setting.findings.note(rule, seen === null ? null : `${where}: ${seen}`);
  checkLines(run, note);
  note('runs-what-it-describes', haltOf(run));
  checkOpening(run, note);
  const finished = run.host.all('finished')[0]?.message;
  if (run.halt !== null || finished === undefined) return;
  const records = run.host.all('tasks').flatMap(({ message }) => message.tasks);
  checkTasks(setting, run, records, note);
  checkAccount(finished, records, note);
  checkOrder(run, note);
  checkTimes(run, finished, records, note);
  checkRelease(run, note);
  checkUsage(run, finished, note);
}

function checkLines({ host }: RunRecord, note: Note): void {
  note('only-protocol', host.garbage[0] ?? null);
  note('line-length', host.wroteTooLong ? 'a line was longer than 1 MiB' : null);
}

function haltOf({ halt, host }: RunRecord): string | null {
  if (halt === null) return null;
  const error = host.all('host-error')[0]?.message;
  if (error !== undefined) return `it ${halt}, but host-error ${error.code}: ${error.message}`;
  const lastWords = host.log.trimEnd().split('\n').at(-1) ?? '';
  return lastWords === '' ? `it ${halt}` : `it ${halt}; its log ends with: ${lastWords}`;
}

function checkTasks(
  { files }: CheckSetting,
  run: RunRecord,
  records: readonly TaskRecord[],
  note: Note,
): void {
  const known = { ...run.combination, parameters: run.parameters, seed: SEED, files };
  const expected = expectedDigests({ ...known, workers: workersOf(run) });
  const sizes = run.host.all('tasks').map(({ message }) => message.tasks.length);
  const largest = Math.max(0, ...sizes);
  note('batches', largest > MAX_BATCH ? `a batch held ${largest} tasks` : null);
  const total = run.host.all('ready')[0]?.message.tasksTotal;
  note('every-task-once', lostOrDoubled(records, expected.length, total));
  const wrong = records.find((record) => outcomeOf(record) !== expected[record.task]);
  note('task-digests', wrong === undefined ? null : wrongDigest(wrong, expected[wrong.task]));
  const digest = run.host.all('finished')[0]?.message.digest ?? null;
  const outcomes = records.toSorted((a, b) => a.task - b.task).map(outcomeOf);
  // Over what it said itself: wrong task digests are another rule's matter.
  const right = runDigest(outcomes);
  note('run-digest', digest === right ? null : `it said ${digest}, its tasks make ${right}`);
}

/** `start-gate` has tasks by the number of workers; all others do not care. */
function workersOf({ host }: RunRecord): number {
  return host.all('worker-started').length || WORKERS;
}

function outcomeOf(record: TaskRecord): string {
  return 'error' in record ? `!${record.error.code}` : record.digest;
}

function wrongDigest(record: TaskRecord, expected: string | undefined): string {
  const error = 'error' in record ? ` (${record.error.message})` : '';
  return `task ${record.task} came out as ${outcomeOf(record)}${error}, expected ${expected ?? 'nothing'}`;
}

function lostOrDoubled(
  records: readonly TaskRecord[],
  expectedTotal: number,
  toldTotal: number | undefined,
): string | null {
  if (toldTotal !== expectedTotal)
    return `ready said ${toldTotal} tasks, the parameters make ${expectedTotal}`;
  const seen = new Set<number>();
  for (const { task } of records) {
    if (seen.has(task)) return `task ${task} was reported twice`;
    if (task >= expectedTotal) return `task ${task} was reported, but there are ${expectedTotal}`;
    seen.add(task);
  }
  const lost = Array.from({ length: expectedTotal }, (_, task) => task).find((t) => !seen.has(t));
  return lost === undefined ? null : `task ${lost} was never reported`;
}

function checkAccount(
  { tasksTotal, tasksDone, tasksFailed, stopped, invariants = [] }: FinishedMessage,
  records: readonly TaskRecord[],
  note: Note,
): void {
  const failed = records.filter((record) => 'error' in record).length;
  const done = records.length - failed;
  const isRight = tasksTotal === done + failed && tasksDone === done && tasksFailed === failed;
  const told = `${tasksDone} done and ${tasksFailed} failed of ${tasksTotal}`;
  const seen = isRight ? null : `finished said ${told}; the tasks lines say ${done} and ${failed}`;
  note('counts', seen ?? (stopped ? 'finished said stopped, and nobody had asked' : null));
  for (const { name, guaranteed, relation, expected, actual } of invariants) {
    const holds = relation === 'equal' ? actual === expected : actual <= expected;
    const broken = `${name} came to ${actual}, expected ${relation} ${expected}`;
    note('invariants', holds || !guaranteed ? null : broken);
  }
}

function checkOrder({ host }: RunRecord, note: Note): void {
  const types = host.heard.map(({ message }) => message.type);
  const isLast = types.lastIndexOf('tasks') < types.indexOf('finished');
  note('finished-last', isLast ? null : 'a tasks line came after finished');
  const twice = types.filter((type) => type === 'finished').length > 1;
  if (twice) note('finished-last', 'finished came twice');
}

function checkTimes(
  run: RunRecord,
  { startNs, endNs }: FinishedMessage,
  records: readonly TaskRecord[],
  note: Note,
): void {
  const odd = records.find(
    ({ queuedNs, startedNs, finishedNs, receivedNs = finishedNs }) =>
      !(startNs <= queuedNs && queuedNs <= startedNs) ||
      !(startedNs <= finishedNs && finishedNs <= receivedNs && receivedNs <= endNs),
  );
  note('task-times', odd === undefined ? null : oddTimes(odd, startNs, endNs));
  const clock = run.host.all('hello')[0]?.message.clockNs;
  // Elsewhere the host's monotonic clock may be another one than ours.
  if (process.platform !== 'linux' || clock === undefined || run.startSentNs === null) return;
  const isEarly = BigInt(clock) + BigInt(startNs) < run.startSentNs;
  note('no-work-before-start', isEarly ? 'startNs lies before start was written' : null);
}

function oddTimes(record: TaskRecord, startNs: number, endNs: number): string {
  const { task, queuedNs, startedNs, finishedNs, receivedNs } = record;
  const received = receivedNs === undefined ? '' : `, its result received at ${receivedNs}`;
  return `task ${task} was queued, started and finished at ${queuedNs}, ${startedNs} and ${finishedNs}${received}, in a work from ${startNs} to ${endNs}`;
}

function checkRelease({ host, exit, releaseSentNs }: RunRecord, note: Note): void {
  const ended = host.all('worker-exited');
  const ids = ended.map(({ message }) => message.id).toSorted((a, b) => a - b);
  const started = host.all('worker-started').map(({ message }) => message.id);
  const missing = started.find((id) => !ids.includes(id));
  const early = ended.find(({ atNs }) => releaseSentNs !== null && atNs < releaseSentNs);
  if (missing !== undefined) note('release', `worker ${missing} got no worker-exited`);
  else if (ids.length > started.length) note('release', 'a worker got two worker-exited');
  else if (early !== undefined) note('release', `worker ${early.message.id} ended before release`);
  else if (exit?.code === 0) note('release', null);
  else note('release', `it ended with ${exit?.signal ?? `exit code ${exit?.code}`}`);
}

function checkUsage({ host }: RunRecord, finished: FinishedMessage, note: Note): void {
  const wallUs = (finished.endNs - finished.startNs) / 1000;
  const kinds = new Map(host.all('worker-started').map(({ message: { id, kind } }) => [id, kind]));
  const isProcess = (id: number): boolean => kinds.get(id) === 'process';
  note('usage', oddUsage('the host', finished.host, wallUs, true));
  for (const { message } of host.all('worker-exited')) {
    const who = `worker ${message.id}`;
    note('usage', oddUsage(who, message, wallUs, isProcess(message.id)));
  }
}

function oddUsage(who: string, usage: Usage, wallUs: number, isProcess: boolean): string | null {
  const { cpuUserUs, cpuSystemUs, maxRssBytes } = usage;
  if (cpuUserUs + cpuSystemUs > MOST_CORES * wallUs + USAGE_SLACK_US)
    return `${who} claims ${cpuUserUs + cpuSystemUs} µs of CPU in a work of ${Math.round(wallUs)} µs`;
  const isUnknown = maxRssBytes === null && process.platform === 'win32';
  if (isProcess && !isUnknown && !(maxRssBytes !== null && maxRssBytes > 0))
    return `${who} is a process, and says maxRssBytes ${maxRssBytes}`;
  if (!isProcess && maxRssBytes !== null)
    return `${who} is no process, and says maxRssBytes ${maxRssBytes}`;
  return null;
}
