import type { StrategyId, WorkloadId } from '../../contract/catalogue.ts';
import type { RunState } from '../../contract/run.ts';
import type { RuntimeKind } from '../../contract/runtime.ts';
import type { Settings } from '../../contract/settings.ts';
import type { ViewName } from '../stores/view-store.ts';

/** A state of the window to be looked at. */
export interface Scene {
  readonly scene:
    | RunState['state']
    | 'searching'
    | 'no-runtimes'
    | 'refused'
    | 'snapshot-fails'
    | 'no-bridge'
    | `compare-${string}`;
  readonly workload: WorkloadId;
  readonly strategy: StrategyId;
  readonly runtime: RuntimeKind;
  /** A runtime of its own; `null`: the first of its kind. */
  readonly runtimeId: string | null;
  readonly workers: number;
  /** Whose times are drawn; the other figures stay as they are. */
  readonly tasks: number;
  readonly cores: number;
  readonly effectiveCores: number;
  /** How long the run has been going on when the window opens. */
  readonly seconds: number;
  readonly theme: Settings['theme'];
  readonly hasAffinity: boolean;
  /** The view in front, and what is done there once the window is open. */
  readonly view: ViewName;
  readonly open:
    'nothing' | 'machine' | 'run' | 'interrupted' | 'experiment' | 'overlay' | 'details';
  readonly history: 'list' | 'many' | 'empty' | 'error';
  /** Something special about the result. */
  readonly result: 'plain' | 'lost-updates' | 'task-errors' | 'per-task' | 'event-loop';
}

/** Reads a scene from the query; what it leaves out has a default. */
export function readScene(query: URLSearchParams): Scene {
  const number = (name: string, otherwise: number) => Number(query.get(name) ?? otherwise);
  const cores = number('cores', 2);
  return {
    scene: (query.get('scene') ?? 'idle') as Scene['scene'],
    workload: (query.get('workload') ?? 'primes') as WorkloadId,
    strategy: (query.get('strategy') ?? 'process-pool') as StrategyId,
    runtime: (query.get('runtime') ?? 'python') as RuntimeKind,
    runtimeId: query.get('runtimeId'),
    workers: number('workers', 4),
    tasks: number('tasks', 400),
    cores,
    effectiveCores: number('effective', cores),
    seconds: number('seconds', 14),
    theme: (query.get('theme') ?? 'system') as Settings['theme'],
    hasAffinity: query.get('affinity') !== 'no',
    view: (query.get('view') ?? 'lab') as Scene['view'],
    open: (query.get('open') ?? 'nothing') as Scene['open'],
    history: (query.get('history') ?? 'list') as Scene['history'],
    result: (query.get('result') ?? 'plain') as Scene['result'],
  };
}
