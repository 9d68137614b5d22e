import {
  hasWorkerProcesses,
  type NumberParameter,
  type ParameterValues,
  type Workload,
} from '../../contract/catalogue.ts';
import { MAX_SEED, MAX_TIME_LIMIT_S, MAX_WORKERS } from '../../contract/limits.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import type { RunRequest } from '../../contract/run.ts';
import type { Runtime, UsableRuntime } from '../../contract/runtime.ts';
import { catalogue } from '../catalogue/catalogue.ts';
import { checkFolder } from './check-folder.ts';
import type { StartErrorCode } from './lab.ts';

export interface ValidRequest {
  readonly request: RunRequest;
  readonly workload: Workload;
  readonly runtime: UsableRuntime;
}

type Checked<Value> = Result<Value, StartErrorCode>;

/**
 * Checks a request against the catalogue and the runtimes that were found; nothing is touched. The
 * first thing wrong comes back as one sentence with what to do.
 */
export function validateRequest(
  request: RunRequest,
  runtimes: readonly Runtime[],
): Checked<ValidRequest> {
  const workload = findWorkload(request.workload);
  if (!workload.ok) return workload;
  const strategy = checkStrategy(request.strategy);
  if (!strategy.ok) return strategy;
  const runtime = findRuntime(request.runtimeId, runtimes);
  if (!runtime.ok) return runtime;
  const numbers = [
    checkParameters(workload.value, request.parameters),
    checkWorkers(request.workers),
    checkOptions(request, runtime.value),
    checkNumber('Seed', '', request.seed, 0, MAX_SEED, 'bad-parameter'),
    checkNumber('Time limit', ' ms', request.timeLimitMs, 1, MAX_TIME_LIMIT_S * 1000, 'bad-option'),
  ];
  for (const checked of numbers) if (!checked.ok) return checked;
  return ok({ request, workload: workload.value, runtime: runtime.value });
}

/** `validateRequest`, and a look at the folders it names. */
export async function validateRequestAndFolders(
  request: RunRequest,
  runtimes: readonly Runtime[],
): Promise<Checked<ValidRequest>> {
  const valid = validateRequest(request, runtimes);
  if (!valid.ok) return valid;
  for (const parameter of valid.value.workload.parameters) {
    if (parameter.type !== 'folder') continue;
    const folder = await checkFolder(String(request.parameters[parameter.name]));
    if (!folder.ok) return folder;
  }
  return valid;
}

function findWorkload(id: string): Checked<Workload> {
  const workload = catalogue.workloads.find((candidate) => candidate.id === id);
  return workload === undefined
    ? err('unknown-workload', unknown('workload', id, catalogue.workloads))
    : ok(workload);
}

function checkStrategy(id: string): Checked<null> {
  return catalogue.strategies.some((candidate) => candidate.id === id)
    ? ok(null)
    : err('unknown-strategy', unknown('strategy', id, catalogue.strategies));
}

function unknown(what: string, id: string, known: readonly { readonly id: string }[]): string {
  const choices = known.map((candidate) => candidate.id).join(', ');
  return `There is no ${what} ${shown(id)}: choose one of ${choices}.`;
}

function findRuntime(id: string, runtimes: readonly Runtime[]): Checked<UsableRuntime> {
  const runtime = runtimes.find((candidate) => candidate.id === id);
  if (runtime === undefined) {
    return err(
      'unknown-runtime',
      `There is no runtime ${shown(id)} on this machine: choose one from the list, or look for runtimes again.`,
    );
  }
  if (!runtime.usable) {
    return err('unknown-runtime', `${runtime.executable} can't be used: ${runtime.reason}`);
  }
  return ok(runtime);
}

function checkParameters(workload: Workload, values: ParameterValues): Checked<null> {
  const names = workload.parameters.map((parameter) => parameter.name);
  const stranger = Object.keys(values).find((name) => !names.includes(name));
  if (stranger !== undefined) {
    return err(
      'bad-parameter',
      `${workload.label} has no parameter ${shown(stranger)}: it takes ${names.join(', ')}.`,
    );
  }
  for (const parameter of workload.parameters) {
    const value: unknown = values[parameter.name];
    const checked =
      parameter.type === 'folder'
        ? checkFolderName(parameter.label, value)
        : checkInteger(parameter, value);
    if (!checked.ok) return checked;
  }
  return ok(null);
}

function checkFolderName(label: string, value: unknown): Checked<null> {
  return typeof value === 'string' && value !== ''
    ? ok(null)
    : err('bad-parameter', `${label} is missing: choose a folder.`);
}

function checkInteger(parameter: NumberParameter, value: unknown): Checked<null> {
  const { label, min, max } = parameter;
  const unit = parameter.unit === '' ? '' : ` ${parameter.unit}`;
  return checkNumber(label, unit, value, min, max, 'bad-parameter');
}

function checkWorkers(workers: number): Checked<null> {
  return checkNumber('Workers', '', workers, 1, MAX_WORKERS, 'bad-workers');
}

function checkNumber(
  label: string,
  unit: string,
  value: unknown,
  min: number,
  max: number,
  code: StartErrorCode,
): Checked<null> {
  if (typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max) {
    return ok(null);
  }
  const seen = value === undefined ? 'none was given' : `got ${shown(value)}`;
  return err(code, `${label} must be a whole number from ${min} to ${max}${unit}; ${seen}.`);
}

function checkOptions(request: RunRequest, runtime: UsableRuntime): Checked<null> {
  const { startMethod } = request.options;
  if (startMethod === undefined) return ok(null);
  if (!hasWorkerProcesses(request.strategy)) {
    return err(
      'bad-option',
      `A start method is for the strategies processes and process-pool: leave it out with ${request.strategy}.`,
    );
  }
  const offered = runtime.features.startMethods;
  if (offered.includes(startMethod)) return ok(null);
  return err(
    'bad-option',
    offered.length === 0
      ? `Start method ${shown(startMethod)} is for Python processes: leave it out with ${runtime.implementation}.`
      : `${runtime.implementation} ${runtime.version} does not offer the start method ${shown(startMethod)}: choose one of ${offered.join(', ')}.`,
  );
}

/** A value of the user as it may stand in a sentence. */
function shown(value: unknown): string {
  return typeof value === 'string' ? `“${value.slice(0, 100)}”` : String(value);
}
