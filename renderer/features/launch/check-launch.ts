import type { Admission, Catalogue } from '../../../contract/catalogue.ts';
import type { Combination } from '../../../contract/combination-rules.ts';
import type { MachineFacts } from '../../../contract/ipc.ts';
import { DEFAULT_SEED, MAX_TIME_LIMIT_S, MAX_WORKERS } from '../../../contract/limits.ts';
import { admissionFor, type OptionPlace } from '../../../contract/option-rules.ts';
import type { RunRequest } from '../../../contract/run.ts';
import type { UsableRuntime } from '../../../contract/runtime.ts';
import { checkCombination } from './combination.ts';
import { chosenCores } from './cores/core-choice.ts';
import type { LaunchDraft } from './launch-draft.ts';
import { type OptionField, optionFields } from './options/applicable-options.ts';
import { readOptions } from './options/read-options.ts';
import { readParameters } from './read-parameters.ts';
import { checkPerTask } from './task-bounds.ts';
import { readWholeNumber } from './whole-number.ts';

/**
 * Messages by field: a parameter's name, `option:` and an option's name, `strategy`, `workers`,
 * `cores`, `timeLimit`, `runtime`.
 */
export type LaunchErrors = Readonly<Record<string, string>>;

export interface LaunchCheck {
  /** `null` while anything is wrong. */
  readonly request: RunRequest | null;
  readonly errors: LaunchErrors;
  /** Of the chosen workload under the chosen strategy. */
  readonly admission: Admission;
  /** Options that apply, as they stand. */
  readonly options: readonly OptionField[];
  /** What is judged as a whole; `null` while a part of it is wrong by itself. */
  readonly combination: Combination | null;
}

/** What the panel is checked against. */
export interface LaunchFacts {
  readonly catalogue: Catalogue;
  readonly machine: Pick<MachineFacts, 'allowedCores' | 'noAffinityReason'>;
}

/** Reads the panel: a request that main will accept, or what is wrong, field by field. */
export function checkLaunch(
  draft: LaunchDraft,
  { catalogue, machine }: LaunchFacts,
  runtime: UsableRuntime | null,
): LaunchCheck {
  const errors: Record<string, string> = {};
  const workload = catalogue.workloads.find(({ id }) => id === draft.workload);
  const place = runtime === null ? null : { strategy: draft.strategy, runtime };
  const admission = admissionIn(place, draft, catalogue);
  if (!admission.admitted) errors['strategy'] = admission.reason;
  const options =
    place === null ? [] : optionFields(catalogue.options, draft.workload, place, draft.optionTexts);
  const work = {
    workload: draft.workload,
    parameters: readParameters(draft, workload, errors),
    strategy: draft.strategy,
    workers: readWorkers(draft, catalogue, errors),
    options: readOptions(options, errors),
  };
  const isReadable = Object.keys(errors).length === 0;
  const combination = runtime === null || !isReadable ? null : { ...work, kind: runtime.kind };
  if (combination !== null) checkCombination(combination, errors);
  const request: Omit<RunRequest, 'runtimeId'> = {
    ...work,
    cores: readCores(draft, machine, errors),
    seed: DEFAULT_SEED,
    timeLimitMs: readNumber('timeLimit', draft.timeLimitText, MAX_TIME_LIMIT_S, errors) * 1000,
  };
  checkPerTask(request, errors);
  if (runtime === null) errors['runtime'] = 'Choose a runtime that can be used.';
  const isValid = runtime !== null && Object.keys(errors).length === 0;
  return {
    request: isValid ? { ...request, runtimeId: runtime.id } : null,
    errors,
    admission,
    options,
    combination,
  };
}

/** Whether the strategy leaves no choice of the worker count. */
export function hasOneWorker(draft: LaunchDraft, catalogue: Catalogue): boolean {
  return catalogue.strategies.find(({ id }) => id === draft.strategy)?.workersMeaning === null;
}

/** Without a runtime nothing is known against it. */
function admissionIn(
  place: OptionPlace | null,
  draft: LaunchDraft,
  catalogue: Catalogue,
): Admission {
  return place === null
    ? { admitted: true, note: null }
    : admissionFor(catalogue, draft.workload, place);
}

function readWorkers(
  draft: LaunchDraft,
  catalogue: Catalogue,
  errors: Record<string, string>,
): number {
  return hasOneWorker(draft, catalogue)
    ? 1
    : readNumber('workers', draft.workersText, MAX_WORKERS, errors);
}

function readCores(
  draft: LaunchDraft,
  machine: LaunchFacts['machine'],
  errors: Record<string, string>,
): readonly number[] | null {
  const chosen = chosenCores(draft.cores, machine);
  if (chosen.ok) return chosen.cores;
  errors['cores'] = chosen.message;
  return null;
}

function readNumber(
  field: string,
  text: string,
  max: number,
  errors: Record<string, string>,
): number {
  const number = readWholeNumber(text, 1, max);
  if (number.ok) return number.value;
  errors[field] = number.message;
  return 1;
}
