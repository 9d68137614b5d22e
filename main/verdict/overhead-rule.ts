import { hasWorkerProcesses } from '../../contract/catalogue.ts';
import { formatMs } from '../report/quantities.ts';
import {
  coresUsedOf,
  type Finding,
  held,
  percent,
  type Rule,
  shown,
  sizeParameter,
  strategyName,
} from './finding.ts';
import type { RunFacts } from './run-facts.ts';
import { MAX_OVERHEAD_CPU_SHARE, MAX_START_STOP_SHARE } from './thresholds.ts';

/** More went into running tasks than into tasks. A program of the user's own is one task, however it works. */
export const overheadDominated: Rule = (facts) =>
  facts.isProgram ? null : (cpuOverhead(facts) ?? startStop(facts));

/**
 * A task can't use more CPU time than it lasts, so what exceeds the tasks' own time was certainly
 * not theirs. Tasks of an event loop overlap, and native code may use several cores: both hide it.
 */
function cpuOverhead(facts: RunFacts): Finding | null {
  const { cpuMs, run } = facts;
  if (run.taskTotalMs === null || facts.hasEventLoop || cpuMs <= 0) return null;
  const share = 1 - run.taskTotalMs / cpuMs;
  if (share < MAX_OVERHEAD_CPU_SHARE) return null;
  return {
    sentence: `Of ${formatMs(cpuMs)} of CPU time at most ${formatMs(run.taskTotalMs)} was spent in tasks: at least ${percent(share)} went into handing them over, into starting workers, and into the runtime itself.`,
    evidence: [
      held(
        ['overheadCpuShare', 'CPU time outside tasks', '%'],
        share * 100,
        'at-least',
        MAX_OVERHEAD_CPU_SHARE * 100,
      ),
      ...perTask(facts),
      coresUsedOf(facts),
    ],
    next: largerTasks(facts),
  };
}

function perTask({ run, cpuMs }: RunFacts): Finding['evidence'] {
  if (run.tasks.total === 0 || run.taskTotalMs === null) return [];
  return [
    shown(['taskMeanMs', 'Mean time of a task', 'ms'], run.taskTotalMs / run.tasks.total),
    shown(['cpuPerTaskMs', 'CPU time for each task', 'ms'], cpuMs / run.tasks.total),
  ];
}

function largerTasks({ run, isPerTask }: RunFacts): string {
  if (isPerTask)
    return 'Let long-lived workers take the tasks: leave out the option “One per task”.';
  const isPool = run.strategy === 'thread-pool' || run.strategy === 'process-pool';
  return isPool
    ? 'Hand over several tasks at a time (the option Chunk), or make fewer and larger tasks.'
    : 'Make fewer and larger tasks.';
}

function startStop(facts: RunFacts): Finding | null {
  const { startupMs, shutdownMs, totalMs } = facts.run;
  if (startupMs === null || shutdownMs === null || totalMs === null || totalMs <= 0) return null;
  const besideMs = startupMs + shutdownMs;
  const share = besideMs / totalMs;
  if (share < MAX_START_STOP_SHARE) return null;
  return {
    sentence: `Starting and ending took ${formatMs(besideMs)} of ${formatMs(totalMs)} in all: more than the work itself.`,
    evidence: [
      held(
        ['startStopShare', 'Start-up and shut-down', '%'],
        share * 100,
        'at-least',
        MAX_START_STOP_SHARE * 100,
      ),
      shown(['startupMs', 'Start-up', 'ms'], startupMs),
      shown(['shutdownMs', 'Shut-down', 'ms'], shutdownMs),
    ],
    next: quickerStart(facts),
  };
}

function quickerStart(facts: RunFacts): string {
  const parameter = sizeParameter(facts);
  const more =
    parameter === null ? 'more work for each start' : `more work for each start (${parameter})`;
  return hasWorkerProcesses(facts.run.strategy)
    ? `Start fewer workers, or give them ${more}; ${strategyName('thread-pool')} starts quicker.`
    : `Start fewer workers, or give them ${more}.`;
}
