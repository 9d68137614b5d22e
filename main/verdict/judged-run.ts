import type { RunResult } from '../../contract/run.ts';

/** The parts of a result that verdicts rest on. */
export type JudgedRun = Pick<
  RunResult,
  | 'state'
  | 'digest'
  | 'workload'
  | 'parameters'
  | 'strategy'
  | 'runtime'
  | 'workers'
  | 'options'
  | 'effectiveCores'
  | 'wallMs'
  | 'startupMs'
  | 'shutdownMs'
  | 'totalMs'
  | 'cpuMs'
  | 'cpuIsLowerBound'
  | 'coresUsed'
  | 'tasks'
  | 'eventLoopDelay'
  | 'gilEnabled'
  | 'throttledMs'
  | 'taskTotalMs'
  | 'taskMs'
  | 'workerDetails'
  | 'runtimeThreadsCpuMs'
  | 'hostCpuMs'
  | 'monitorCoresUsed'
  | 'serverCoresUsed'
  | 'othersCoresUsed'
  | 'stretches'
  | 'machine'
  | 'command'
  | 'attach'
>;

/** What a run is held against: the same work, usually with one worker. */
export interface VerdictBaseline {
  /** As it stands behind “as fast as”. */
  readonly label: string;
  readonly workers: number;
  /** Median. */
  readonly wallMs: number;
  /** Median, user and system together; `null`: not known. */
  readonly cpuMs: number | null;
}
