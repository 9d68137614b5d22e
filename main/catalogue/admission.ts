import type {
  Admission,
  AdmissionTable,
  HostStrategyId,
  HostWorkload,
  HostWorkloadId,
} from '../../contract/catalogue.ts';
import type { InterpreterKind } from '../../contract/runtime.ts';
import { strategies } from './strategies.ts';

const YES: Admission = { admitted: true, note: null };

const COMPUTES_IN_LOOP = admitted(
  'The computing happens in the event loop itself: nothing overlaps, and that is what it shows.',
);

const LOCKS_OF_TWO_WORLDS = refused(
  'Its locks would have to stop threads and coroutines at once, and no lock does both: choose Threads or Async.',
);

const LOCKS_OF_PROCESSES_IN_LOOPS = refused(
  'A lock between processes would stop the whole event loop of each: choose Processes or Async.',
);

const NEEDS_TWO = refused(
  'Its tasks wait for each other, and one worker would wait for ever: choose a strategy with several.',
);

const NODE_SHARES_NO_MEMORY = refused(
  'Node.js processes share no memory, so there is nothing to lock: choose Threads, or Python.',
);

const COUNTS_APART = admitted(
  'Node.js processes share no memory: each counts for itself, and the host adds the parts up. Nothing can get lost.',
);

/** Whether and how each workload runs under each strategy, on both kinds of interpreter. */
export function admissionOf(
  workloads: readonly HostWorkload[],
): Record<HostWorkloadId, AdmissionTable> {
  const entries = workloads.map((workload) => [
    workload.id,
    { node: admissionOn('node', workload), python: admissionOn('python', workload) },
  ]);
  return Object.fromEntries(entries) as Record<HostWorkloadId, AdmissionTable>;
}

function admissionOn(
  kind: InterpreterKind,
  workload: HostWorkload,
): Readonly<Record<HostStrategyId, Admission>> {
  const entries = strategies.map(({ id }) => [id, admission(kind, workload, id)]);
  return Object.fromEntries(entries) as Record<HostStrategyId, Admission>;
}

function admission(
  kind: InterpreterKind,
  workload: HostWorkload,
  strategy: HostStrategyId,
): Admission {
  if (workload.group === 'synchronisation') return sharing(kind, workload.id, strategy);
  if (workload.group === 'cpu' && strategy === 'async') return COMPUTES_IN_LOOP;
  return YES;
}

/** Of the workloads whose tasks share something. */
function sharing(
  kind: InterpreterKind,
  workload: HostWorkloadId,
  strategy: HostStrategyId,
): Admission {
  const waitsForOthers = workload === 'bounded-buffer' || workload === 'start-gate';
  if (strategy === 'threads-async') return LOCKS_OF_TWO_WORLDS;
  if (strategy === 'processes-async') return LOCKS_OF_PROCESSES_IN_LOOPS;
  if (strategy === 'sequential' && waitsForOthers) return NEEDS_TWO;
  if (kind === 'node' && strategy.startsWith('process')) {
    return workload === 'counter' ? COUNTS_APART : NODE_SHARES_NO_MEMORY;
  }
  return YES;
}

function admitted(note: string): Admission {
  return { admitted: true, note };
}

function refused(reason: string): Admission {
  return { admitted: false, reason };
}
