import { coresOf, held, type Rule, shown, strategyName } from './finding.ts';
import { workersParameterText } from './program-advice.ts';
import type { RunFacts } from './run-facts.ts';
import { LEAST_IO_IN_FLIGHT, MAX_IO_CORES_SHARE, MAX_IO_CPU_SHARE } from './thresholds.ts';
import { takesTurns } from './turns-rules.ts';

/** Tasks under way that hardly compute: they wait for something that is no core. */
export const ioBound: Rule = (facts) => {
  const { coresUsed, tasksInFlight, usableCores, waitingCores, run } = facts;
  if (tasksInFlight === null || tasksInFlight < LEAST_IO_IN_FLIGHT) return null;
  const cpuShare = (coresUsed + (waitingCores ?? 0)) / tasksInFlight;
  const isLittle = coresUsed < MAX_IO_CORES_SHARE * usableCores;
  if (!isLittle || cpuShare > MAX_IO_CPU_SHARE || takesTurns(facts)) return null;
  return {
    sentence: facts.isProgram
      ? `It mostly waited for something other than a core (I/O, a timer, a lock): it used ${coresOf(coresUsed, run.effectiveCores)}.`
      : `It mostly waited for something other than a core (I/O, a timer, a lock): ${tasksInFlight.toFixed(1)} tasks were under way at a time and used ${coresOf(coresUsed, run.effectiveCores)}.`,
    evidence: [
      held(
        ['coresUsed', 'Cores used', 'cores'],
        coresUsed,
        'at-most',
        MAX_IO_CORES_SHARE * usableCores,
      ),
      held(
        [
          'taskCpuShare',
          facts.isProgram ? 'Its time on or for a core' : 'Tasks’ time on or for a core',
          '%',
        ],
        cpuShare * 100,
        'at-most',
        MAX_IO_CPU_SHARE * 100,
      ),
      ...(facts.isProgram
        ? []
        : [
            held(
              ['tasksInFlight', 'Tasks under way at a time', 'tasks'],
              tasksInFlight,
              'at-least',
              LEAST_IO_IN_FLIGHT,
            ),
          ]),
      shown(['workers', 'Workers', ''], facts.workers),
    ],
    next: nextOf(facts),
  };
};

function nextOf(facts: RunFacts): string {
  const { run } = facts;
  if (facts.isProgram) {
    const more = workersParameterText(facts, 2 * run.workers);
    const how = more ?? 'more threads or processes, or an event loop';
    return `Let more of its waiting go on at the same time: ${how}.`;
  }
  if (run.strategy === 'async') {
    return `Let more tasks be under way at a time (now ${run.workers}), as long as the other side bears it.`;
  }
  if (run.strategy === 'sequential') {
    return `Let tasks wait at the same time: ${strategyName('async')} with many in flight.`;
  }
  return `Let more tasks wait at the same time: more workers, or ${strategyName('async')}, where a waiting task costs next to nothing.`;
}
