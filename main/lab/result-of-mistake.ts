import { toError } from '../../contract/result.ts';
import type { RunHeader, RunResult } from '../../contract/run.ts';
import { readEffectiveCores } from '../monitor/machine.ts';
import { NO_FEATURES } from '../runtimes/no-features.ts';
import { buildResult } from './build-result.ts';
import { HostSession } from './host-session.ts';
import type { LabOptions } from './lab.ts';
import { NOTHING_OBSERVED } from './run-observer.ts';

/**
 * Of a run whose account could not be put together, because Corelane made a mistake: it says so, and has
 * no figures, since those that led to the mistake can't be trusted.
 * @param thrown by whoever led the run
 */
export function resultOfMistake(
  header: RunHeader,
  options: Pick<LabOptions, 'readMachine'>,
  thrown: unknown,
): RunResult {
  const message = `Corelane made a mistake of its own, and the figures of this run are lost: ${toError(thrown).message}`;
  return buildResult({
    header: { ...header, workers: [] },
    features: NO_FEATURES,
    conclusion: { state: 'failed', error: { code: 'internal-error', message } },
    command: null,
    session: emptySession(header),
    observation: NOTHING_OBSERVED,
    startupMs: null,
    shutdownMs: null,
    effectiveCores: readEffectiveCores(header.request.cores),
    machineCores: readEffectiveCores(null),
    machine: options.readMachine(),
    exit: null,
    stderrTail: '',
    warnings: [],
  });
}

function emptySession({ request }: RunHeader): HostSession {
  return new HostSession({
    workers: request.workers,
    tasksTotal: null,
    perTask: false,
    gauges: false,
    stopsAtTaskError: false,
    command: false,
  });
}
