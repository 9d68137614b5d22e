import type { Parameter, ParameterValues } from '../../contract/catalogue.ts';
import type { RunRequest } from '../../contract/run.ts';
import type { RunOptions } from '../../contract/run-options.ts';
import { catalogue } from '../catalogue/catalogue.ts';
import { sampleFolder } from './sample-files.ts';

/** A task that never ends would keep the run until its own limit, which shows nothing. */
const HANG_LIMIT_MS = 5000;

/** Where folders are that a request may leave open. */
export interface DefaultPlaces {
  readonly workloadsDirectory: string;
  readonly cacheDirectory: string;
}

/**
 * Fills in what a request may leave open, so that its result says what was really run: folders, the
 * parameters that came later than the workload, and the limit of a task that hangs on purpose.
 */
export function completeRequest(request: RunRequest, places: DefaultPlaces): RunRequest {
  const parameters = completeParameters(request, places);
  return { ...request, parameters, options: completeOptions(request, parameters) };
}

function completeParameters(
  { workload, parameters }: RunRequest,
  places: DefaultPlaces,
): ParameterValues {
  const known = catalogue.workloads.find(({ id }) => id === workload)?.parameters ?? [];
  const filled = known.flatMap((parameter) => {
    const value = parameters[parameter.name] ?? repeatOfOwnFolder(parameter, parameters);
    const filledIn = fillIn(parameter, value, places);
    return filledIn === undefined ? [] : [[parameter.name, filledIn] as const];
  });
  return { ...parameters, ...Object.fromEntries(filled) };
}

/** The default makes a run of the few files that are there by themselves; a user's own may be many. */
function repeatOfOwnFolder({ name }: Parameter, { folder }: ParameterValues): number | undefined {
  const isOwn = folder !== undefined && folder !== '';
  return name === 'repeat' && isOwn ? 1 : undefined;
}

/** `undefined`: stays missing, for the check to complain about. */
function fillIn(
  parameter: Parameter,
  given: number | string | undefined,
  places: DefaultPlaces,
): number | string | undefined {
  if (parameter.type === 'folder' && (given === undefined || given === '')) {
    return parameter.default === 'sample-files'
      ? sampleFolder(places.cacheDirectory)
      : places.workloadsDirectory;
  }
  if (given !== undefined) return given;
  const mayBeMissing = parameter.type === 'choice' || parameter.name === 'repeat';
  return mayBeMissing ? parameter.default : undefined;
}

function completeOptions(
  { workload, options }: RunRequest,
  { fault }: ParameterValues,
): RunOptions {
  const hangs = workload === 'faulty' && fault === 'hang';
  if (!hangs || options.taskTimeLimitMs !== undefined) return options;
  return { ...options, taskTimeLimitMs: HANG_LIMIT_MS };
}
