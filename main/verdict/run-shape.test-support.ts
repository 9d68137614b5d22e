import type { WorkerResult } from '../../contract/run.ts';
import type { Verdict, VerdictId } from '../../contract/verdict.ts';
import { runResult } from '../report/run-result.test-support.ts';
import type { JudgedRun } from './judged-run.ts';

/** In cores over a wall time of 1 s, so that a millisecond is a thousandth of a core. */
export interface Shape {
  readonly workers: number;
  readonly onCpu: number;
  readonly waiting: number | null;
  readonly blocked: number | null;
}

const WALL_MS = 1000;

/** A run of threads without a GIL whose time is spread evenly over its workers. */
export function shaped(
  { workers, onCpu, waiting, blocked }: Shape,
  parts: Partial<JudgedRun> = {},
) {
  const each = (cores: number | null): number | null =>
    cores === null ? null : (cores * WALL_MS) / workers;
  const workerDetails = Array.from({ length: workers }, (_, id) =>
    worker(id, {
      cpuMs: each(onCpu),
      onCpuMs: each(onCpu),
      waitingMs: each(waiting),
      blockedMs: each(blocked),
    }),
  );
  return runResult({
    runtime: { id: 'n', kind: 'node', version: '20.20.0', executable: '/usr/bin/node' },
    gilEnabled: null,
    workers,
    wallMs: WALL_MS,
    startupMs: 60,
    shutdownMs: 20,
    totalMs: 1080,
    cpuMs: { user: onCpu * WALL_MS, system: 0 },
    coresUsed: onCpu,
    othersCoresUsed: 0.02,
    taskTotalMs: workers * WALL_MS,
    workerDetails,
    ...parts,
  });
}

export function worker(id: number, parts: Partial<WorkerResult> = {}): WorkerResult {
  const [base] = runResult().workerDetails;
  if (base === undefined) throw new Error('The result has no worker.');
  return { ...base, id, label: `thread ${id}`, tid: 100 + id, tasks: 8, lastEndMs: 990, ...parts };
}

export const withWorkers = (
  run: JudgedRun,
  change: (worker: WorkerResult) => Partial<WorkerResult>,
) => ({
  ...run,
  workerDetails: run.workerDetails.map((each) => ({ ...each, ...change(each) })),
});

export const python = {
  runtime: { id: 'p', kind: 'python', version: '3.11.7', executable: '/usr/bin/python3' },
  gilEnabled: true,
} as const;

/** In the order in which they are told. */
export const ids = ({ id, also }: Verdict): readonly VerdictId[] => [
  id,
  ...also.map((each) => each.id),
];
