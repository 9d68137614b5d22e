import { z } from 'zod';

import type { MachineCard } from '../../../contract/machine-card.ts';
import type { ProcessIdentity } from '../../../contract/processes.ts';
import type { Failure } from '../../../contract/result.ts';
import type {
  Percentiles,
  RunHeader,
  RunRequest,
  RunResult,
  RuntimeRef,
  WorkerIdentity,
  WorkerResult,
} from '../../../contract/run.ts';
import { type Verdict, VERDICT_IDS } from '../../../contract/verdict.ts';
import { runOptions } from '../launch-schemas.ts';
import { commandResult, commandSpec, processRuntimes } from './command-schemas.ts';
import { strategyId, workloadId } from './item.ts';

/** Runs as a file from elsewhere has them: shapes and bounds; what is not known is left out. */

/** Longer than anything Corelane writes into one text. */
const MAX_TEXT = 1_000_000;

export const text = z.string().max(MAX_TEXT);
export const name = z.string().min(1).max(1_000);
export const time = z.iso.datetime();
const known = z.number();
const perhaps = known.nullable();
const count = z.int().min(0);

export const failure: z.ZodType<Failure> = z.object({ code: text, message: text });

export const parameterValues = z.record(name, z.union([z.number(), text]));

const runtimeKind = z.enum(['node', 'python', 'other']);

const runtimeParts = { id: text, kind: runtimeKind, version: text, executable: text };

export const runtimeRef: z.ZodType<RuntimeRef> = z.object(runtimeParts);

export const runtimeFeatures = z.object({
  gilEnabled: z.boolean().nullable(),
  freeThreadedBuild: z.boolean().nullable(),
  startMethods: z.array(z.enum(['fork', 'spawn', 'forkserver'])),
  interpreterPool: z.boolean().nullable(),
});

export const runtimeOnCard = z.object({
  ...runtimeParts,
  implementation: text,
  features: runtimeFeatures,
});

const processIdentity: z.ZodType<ProcessIdentity> = z.object({
  pid: count,
  startTicks: known,
});

const runRequest: z.ZodType<RunRequest> = z.object({
  workload: workloadId,
  parameters: parameterValues,
  strategy: strategyId,
  runtimeId: text,
  workers: count,
  options: runOptions,
  cores: z.array(count).nullable(),
  seed: known,
  timeLimitMs: known,
  command: commandSpec.exactOptional(),
  attach: processIdentity.exactOptional(),
});

const workerParts = {
  id: count,
  kind: z.enum(['thread', 'process', 'event-loop']),
  label: text,
  pid: known,
  tid: perhaps,
};

const workerIdentity: z.ZodType<WorkerIdentity> = z.object(workerParts);

export const runHeader: z.ZodType<RunHeader> = z.object({
  runId: name,
  request: runRequest,
  runtime: runtimeRef,
  startedAt: time,
  workers: z.array(workerIdentity),
  // Of programs of the user's own alone, and absent in older runs.
  runtimes: processRuntimes.exactOptional(),
});

export const percentiles: z.ZodType<Percentiles> = z.object({ p50: known, p95: known, p99: known });

const workerResult: z.ZodType<WorkerResult> = z.object({
  ...workerParts,
  tasks: count,
  cpuMs: perhaps,
  onCpuMs: perhaps,
  waitingMs: perhaps,
  blockedMs: perhaps,
  lockedCpuMs: perhaps,
  busyMs: perhaps,
  lastEndMs: perhaps,
  voluntarySwitches: perhaps,
  involuntarySwitches: perhaps,
  signal: text.nullable(),
});

const verdictId = z.enum(VERDICT_IDS);

export const verdict: z.ZodType<Verdict> = z.object({
  id: verdictId,
  sentence: text,
  evidence: z.array(
    z.object({
      name: text,
      label: text,
      value: known,
      unit: text,
      threshold: z.object({ relation: z.enum(['at-least', 'at-most']), value: known }).nullable(),
    }),
  ),
  next: text,
  also: z.array(z.object({ id: verdictId, sentence: text })),
  unknown: z.array(text),
});

export const machineCard: z.ZodType<MachineCard> = z.object({
  cpuModel: text,
  logicalCores: known,
  physicalCores: perhaps,
  smt: z.boolean().nullable(),
  // Cards of results that are older than this line don't have it.
  siblings: z.array(z.array(count)).nullable().default(null),
  coreKinds: z
    .array(z.object({ kind: z.enum(['performance', 'efficiency']), cores: z.array(count) }))
    .nullable(),
  allowedCores: z.array(count),
  quotaCores: perhaps,
  effectiveCores: known,
  governor: text.nullable(),
  maxFrequencyMHz: perhaps,
  memoryBytes: known,
  memoryLimitBytes: perhaps,
  platform: text,
  osName: text,
  osRelease: text,
  container: text.nullable(),
  virtualMachine: text.nullable(),
  powerSource: z.enum(['mains', 'battery']).nullable(),
  corelane: text,
});

const taskCounts = z.object({
  total: count,
  done: count,
  failed: count,
  lost: count,
  firstLost: z.array(count),
});

const invariant = z.object({
  name: text,
  unit: text,
  expected: known,
  actual: known,
  relation: z.enum(['equal', 'at-most']),
  guaranteed: z.boolean(),
});

export const runResult: z.ZodType<RunResult> = z.object({
  schema: z.literal('corelane.run/1'),
  runId: name,
  state: z.enum(['completed', 'failed', 'crashed', 'cancelled', 'timed-out']),
  error: failure.nullable(),
  startedAt: time,
  workload: workloadId,
  parameters: parameterValues,
  strategy: strategyId,
  runtime: runtimeRef,
  workers: count,
  options: runOptions,
  seed: known,
  cores: z.array(count).nullable(),
  effectiveCores: known,
  wallMs: perhaps,
  startupMs: perhaps,
  shutdownMs: perhaps,
  totalMs: perhaps,
  cpuMs: z.object({ user: known, system: known }).nullable(),
  cpuIsLowerBound: z.boolean(),
  coresUsed: perhaps,
  peakRssBytes: perhaps,
  peakPssBytes: perhaps,
  // Not read by the first versions.
  peakUssBytes: perhaps.default(null),
  pssReadings: count,
  digest: text.nullable(),
  // Exports of the first versions know none.
  inputFingerprint: text.nullable().default(null),
  tasks: taskCounts,
  taskErrors: z.array(z.object({ code: text, count, task: count, message: text })),
  invariants: z.array(invariant),
  eventLoopDelay: z.object({ p99Ns: known, maxNs: known }).nullable(),
  gilEnabled: z.boolean().nullable(),
  throttledMs: perhaps,
  taskTotalMs: perhaps,
  taskMs: percentiles.nullable(),
  queueWaitMs: percentiles.nullable(),
  // Not told by hosts of the first versions.
  transferMs: percentiles.nullable().default(null),
  workerDetails: z.array(workerResult),
  runtimeThreadsCpuMs: perhaps,
  hostCpuMs: perhaps,
  samples: z.object({ count, residualPercent: perhaps }),
  monitorCoresUsed: perhaps,
  serverCoresUsed: perhaps,
  othersCoresUsed: perhaps,
  exit: z.object({ code: perhaps, signal: text.nullable() }).nullable(),
  stderrTail: text,
  warnings: z.array(failure),
  verdict: verdict.nullable(),
  machine: machineCard,
  // Of programs of the user's own alone, and absent in older results.
  stretches: z
    .object({ oneCoreMs: known, oneCoreCores: known, restMs: known, restCores: known })
    .nullable()
    .exactOptional(),
  command: commandResult.nullable().exactOptional(),
  attach: processIdentity.nullable().exactOptional(),
  workStartMs: perhaps.exactOptional(),
});
