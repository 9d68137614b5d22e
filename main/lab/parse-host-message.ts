import { z } from 'zod';

import type { HostStrategyId, HostWorkloadId } from '../../contract/catalogue.ts';
import type { FromHost } from '../../contract/host-protocol.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import type { HostAbilities } from '../../contract/runtime.ts';
import { catalogue } from '../catalogue/catalogue.ts';
import { type ParseFailure, parseUnknown } from '../parsing/parse-unknown.ts';

const EXCERPT_LENGTH = 80;

/** No workload has more than two: a host that says more is not to fill the window. */
const MAX_INVARIANTS = 16;

/** Of any list in a line; a batch of tasks has at most 256. */
const MAX_ENTRIES = 10_000;

/** As many workers as a host may announce. */
const MAX_GAUGES = 10_000;

/** Marks in one line: 256, as of tasks. */
const MAX_MARKS = 256;

/** A launcher passes on no more of them. */
const MAX_TOLD_WORKERS = 1000;

const count = z.int().nonnegative();
const processId = z.int().positive();
const code = z.string().min(1).max(100);
const sentence = z.string().min(1).max(4000);
const name = z.string().min(1).max(200);
const taskDigest = z.string().regex(/^[0-9a-f]{16}$/);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

const usage = z.object({
  cpuUserUs: count,
  cpuSystemUs: count,
  maxRssBytes: count.nullable(),
});

const hello = z.object({
  type: z.literal('hello'),
  protocol: z.int(),
  runtime: name,
  version: name,
  pid: processId,
  clockNs: z.string().regex(/^\d{1,20}$/),
  helperTids: z.array(processId).max(64),
});

const workerStarted = z.object({
  type: z.literal('worker-started'),
  id: count,
  kind: z.enum(['thread', 'process', 'event-loop']),
  label: name,
  pid: processId,
  tid: processId.nullable(),
  replaces: count.exactOptional(),
});

const ready = z.object({
  type: z.literal('ready'),
  tasksTotal: count,
  inputFingerprint: sha256.exactOptional(),
});

const taskTimes = {
  task: count,
  worker: count,
  queuedNs: count,
  startedNs: count,
  finishedNs: count,
  receivedNs: count.exactOptional(),
};

const taskError = z.object({
  kind: z.enum(['input', 'task']),
  code,
  message: z.string().max(4000),
});

const taskRecord = z.union([
  z.object({ ...taskTimes, digest: taskDigest }),
  z.object({ ...taskTimes, error: taskError }),
]);

const tasks = z.object({ type: z.literal('tasks'), tasks: z.array(taskRecord) });

const gauges = z.object({
  type: z.literal('gauges'),
  workers: z
    .array(
      z.object({
        id: count,
        loopActiveNs: count.exactOptional(),
        loopIdleNs: count.exactOptional(),
        loopDelayNs: count.exactOptional(),
        // A heap holds something.
        heapUsedBytes: z.int().positive().exactOptional(),
      }),
    )
    .max(MAX_GAUGES),
});

const invariant = z.object({
  name,
  unit: z.string().max(100),
  expected: z.int(),
  actual: z.int(),
  relation: z.enum(['equal', 'at-most']),
  guaranteed: z.boolean(),
});

const finished = z.object({
  type: z.literal('finished'),
  startNs: count,
  endNs: count,
  tasksTotal: count,
  tasksDone: count,
  tasksFailed: count,
  digest: sha256.nullable(),
  stopped: z.boolean(),
  stoppedBecause: z.literal('task-failed').exactOptional(),
  invariants: z.array(invariant).max(MAX_INVARIANTS).exactOptional(),
  eventLoopDelay: z.object({ p99Ns: count, maxNs: count }).exactOptional(),
  host: usage,
  inputFingerprint: sha256.exactOptional(),
});

const workerExited = z.object({
  type: z.literal('worker-exited'),
  id: count,
  ...usage.shape,
  lockedCpuNs: count.exactOptional(),
  signal: name.exactOptional(),
  exitCode: z.int().exactOptional(),
});

const commandEnded = z.object({
  type: z.literal('command-ended'),
  exitCode: z.int().nullable(),
  signal: name.nullable(),
  cpuResolutionMs: z.number().positive(),
  shellMs: z.number().nonnegative().nullable(),
  processesReaped: count,
  leftBehind: count,
  stdoutBytes: count,
  stderrBytes: count,
  maxRssFloorBytes: count.exactOptional(),
});

const marks = z.object({
  type: z.literal('marks'),
  marks: z.array(z.object({ name, atNs: count })).max(MAX_MARKS),
});

const told = z.object({
  type: z.literal('told'),
  startNs: count,
  workers: z
    .array(
      z.object({
        id: count,
        kind: workerStarted.shape.kind,
        label: name,
        pid: processId,
        tid: processId.nullable(),
      }),
    )
    .max(MAX_TOLD_WORKERS),
  tasks: z.array(z.object({ ...taskTimes, error: taskError.exactOptional() })).max(MAX_MARKS),
});

const description = z.object({
  type: z.literal('description'),
  protocol: z.int(),
  runtime: name,
  version: name,
  workloads: z.record(z.string(), z.array(z.string())).transform(knownAbilities),
});

const warning = z.object({ type: z.literal('warning'), code, message: sentence });

const hostError = z.object({ type: z.literal('host-error'), code, message: sentence });

/** Everything a host may say. */
export const hostMessage: z.ZodType<FromHost> = z.discriminatedUnion('type', [
  hello,
  workerStarted,
  ready,
  tasks,
  gauges,
  finished,
  workerExited,
  commandEnded,
  marks,
  told,
  warning,
  hostError,
  description,
]);

/** Messages that a run can't go on without: main would wait for another one for ever. */
const STEPS: readonly string[] = ['hello', 'ready', 'finished'];

/**
 * Reads one line of a host. Never throws: whatever is not a message of the protocol comes back with a
 * sentence that shows the line's beginning, as `malformed-step` where it was to be one of the steps
 * of a run, and as `malformed-line` otherwise.
 * @param line without its `\n`; `null` for a line that was not UTF-8
 */
export function parseHostMessage(
  line: string | null,
): Result<FromHost, 'malformed-line' | 'malformed-step'> {
  if (line === null) return malformed('is not UTF-8', null);
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return malformed('is not JSON', line);
  }
  const message = readMessage(value);
  if (message.ok) return message;
  const problem = message.error.message;
  const step = STEPS.find((type) => type === typeOf(value));
  return step === undefined
    ? malformed(`is no message of the protocol (${problem})`, line)
    : err('malformed-step', `The run host’s “${step}” breaks the protocol: ${problem}.`);
}

function readMessage(value: unknown): Result<FromHost> {
  const tooLong = tooLongListIn(value);
  if (tooLong !== null) return err('too-long', `${tooLong} has more than ${MAX_ENTRIES} entries`);
  const parsed = parseUnknown(hostMessage, value);
  return parsed.success ? ok(parsed.data) : err('no-message', firstProblem(parsed.error));
}

/** Looked at first: what is wrong is told of each entry, and half a million take seconds. */
function tooLongListIn(value: unknown): string | null {
  if (typeof value !== 'object' || value === null) return null;
  const isTooLong = (part: unknown): boolean => Array.isArray(part) && part.length > MAX_ENTRIES;
  const found = Object.entries(value).find(([, part]) => isTooLong(part));
  return found === undefined ? null : excerpt(found[0]);
}

function typeOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'type' in value ? value.type : undefined;
}

/** A host may know more than this Corelane does; what Corelane can't launch is left out. */
function knownAbilities(told: Readonly<Record<string, readonly string[]>>): HostAbilities {
  const strategies = catalogue.strategies.map(({ id }) => id);
  const known: Partial<Record<HostWorkloadId, readonly HostStrategyId[]>> = {};
  for (const { id } of catalogue.workloads) {
    const offered = told[id];
    if (offered !== undefined) known[id] = strategies.filter((name) => offered.includes(name));
  }
  return known;
}

function malformed(what: string, line: string | null): Result<FromHost, 'malformed-line'> {
  const seen = line === null ? '' : `: ${excerpt(line)}`;
  return err('malformed-line', `A line of the run host ${what} and was ignored${seen}`);
}

function firstProblem(error: ParseFailure): string {
  const issue = error.issues[0];
  if (issue === undefined) return 'unknown problem';
  const path = excerpt(issue.path.map(String).join('.'));
  return path === '' ? issue.message : `${path}: ${issue.message}`;
}

/** The beginning of a line as it may be shown: short, and without control characters. */
function excerpt(line: string): string {
  const printable = line.replaceAll(/\p{Cc}/gu, '·');
  return printable.length <= EXCERPT_LENGTH ? printable : `${printable.slice(0, EXCERPT_LENGTH)}…`;
}
