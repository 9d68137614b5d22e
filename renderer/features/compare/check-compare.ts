import type { Catalogue, Parameter } from '../../../contract/catalogue.ts';
import type { ExperimentSpec, StopRule } from '../../../contract/experiment.ts';
import type { MachineFacts } from '../../../contract/ipc.ts';
import {
  MAX_CONFIGURATIONS,
  MAX_COOL_DOWN_MS,
  MAX_REPEATS,
  MAX_SEED,
  MAX_TIME_LIMIT_S,
  MAX_WARMUPS,
  MAX_WORKERS,
} from '../../../contract/limits.ts';
import { formatCount } from '../../format/quantity.ts';
import { chosenCores } from '../launch/cores/core-choice.ts';
import type { OptionField } from '../launch/options/applicable-options.ts';
import { readOptions } from '../launch/options/read-options.ts';
import { readWholeNumber } from '../launch/whole-number.ts';
import { type CompareDraft, listText } from './compare-draft.ts';
import { readList } from './value-list.ts';

/**
 * Messages by field: a parameter's name, `option:` and an option's name, or the draft's own field.
 */
export type CompareErrors = Record<string, string>;

export interface CompareCheck {
  /** `null` while anything is wrong. */
  readonly spec: ExperimentSpec | null;
  readonly errors: Readonly<CompareErrors>;
  /** As far as it can be read, whatever is wrong. */
  readonly rules: ExperimentSpec;
}

/** What the panel is checked against. */
export interface CompareFacts {
  readonly catalogue: Catalogue;
  readonly machine: Pick<MachineFacts, 'allowedCores' | 'noAffinityReason'>;
}

/** Longest that a rule of precision may measure. */
const MAX_MEASURING_S = 24 * 60 * 60;

/**
 * Reads the panel: an experiment to ask main about, or what is wrong, field by field. Whether its
 * parts go together is for main's plan to say.
 * @param runtimeIds what the draft's choice comes to here
 * @param options those that mean something for what is chosen
 */
export function checkCompare(
  draft: CompareDraft,
  { catalogue, machine }: CompareFacts,
  runtimeIds: readonly string[],
  options: readonly OptionField[],
): CompareCheck {
  const errors: CompareErrors = {};
  const read = new FieldReader(errors);
  const spec: ExperimentSpec = {
    title: draft.title.trim(),
    workload: draft.workload,
    parameters: readParameterLists(draft, catalogue, errors),
    strategies: draft.strategies,
    runtimeIds,
    workers: read.list('workers', draft.workersText, 1, MAX_WORKERS),
    options: readOptions(options, errors),
    cores: readCores(draft, machine, errors),
    seed: read.whole('seed', draft.seedText, 0, MAX_SEED),
    orderSeed: read.whole('orderSeed', draft.orderSeedText, 0, MAX_SEED),
    warmups: read.whole('warmups', draft.warmupsText, 0, MAX_WARMUPS),
    stopRule: readStopRule(draft, read, errors),
    coolDownMs: read.whole('coolDown', draft.coolDownText, 0, MAX_COOL_DOWN_MS),
    baseline: draft.baseline,
    family: draft.family,
    equivalencePercent: read.decimal('equivalence', draft.equivalenceText, 0.1, 50),
    timeLimitMs: read.whole('timeLimit', draft.timeLimitText, 1, MAX_TIME_LIMIT_S) * 1000,
  };
  if (draft.strategies.length === 0) errors['strategies'] = 'Tick the strategies to compare.';
  if (runtimeIds.length === 0) errors['runtimes'] = 'Tick a runtime that can be used.';
  return { spec: Object.keys(errors).length === 0 ? spec : null, errors, rules: spec };
}

/** Reads numbers; what is wrong goes to `errors`, and a number in bounds takes its place. */
class FieldReader {
  readonly #errors: CompareErrors;

  constructor(errors: CompareErrors) {
    this.#errors = errors;
  }

  whole(field: string, text: string, min: number, max: number): number {
    const number = readWholeNumber(text, min, max);
    if (number.ok) return number.value;
    this.#errors[field] = number.message;
    return min;
  }

  decimal(field: string, text: string, min: number, max: number): number {
    const value = text.trim() === '' ? Number.NaN : Number(text);
    if (value >= min && value <= max) return value;
    this.#errors[field] = `Enter a number from ${min} to ${max}, such as ${Math.max(min, 1)}.`;
    return min;
  }

  list(field: string, text: string, min: number, max: number): readonly number[] {
    const list = readList(text, { min, max, most: MAX_CONFIGURATIONS });
    if (list.ok) return list.values;
    this.#errors[field] = list.message;
    return [min];
  }
}

function readStopRule(draft: CompareDraft, read: FieldReader, errors: CompareErrors): StopRule {
  if (draft.stopRule === 'repeats') {
    return { rule: 'repeats', repeats: read.whole('repeats', draft.repeatsText, 1, MAX_REPEATS) };
  }
  const minRepeats = read.whole('minRepeats', draft.minRepeatsText, 1, MAX_REPEATS);
  const maxRepeats = read.whole('maxRepeats', draft.maxRepeatsText, 1, MAX_REPEATS);
  if (minRepeats > maxRepeats && errors['maxRepeats'] === undefined) {
    errors['maxRepeats'] = `At least ${formatCount(minRepeats)}: that many are run anyway.`;
  }
  return {
    rule: 'precision',
    ciPercent: read.decimal('ciPercent', draft.ciPercentText, 0.1, 50),
    minRepeats,
    maxRepeats,
    maxSeconds: read.whole('maxSeconds', draft.maxSecondsText, 1, MAX_MEASURING_S),
  };
}

function readParameterLists(
  draft: CompareDraft,
  catalogue: Catalogue,
  errors: CompareErrors,
): ExperimentSpec['parameters'] {
  const workload = catalogue.workloads.find(({ id }) => id === draft.workload);
  const entries = (workload?.parameters ?? []).flatMap((parameter) => {
    const values = readParameterList(parameter, listText(draft, parameter), errors);
    return values.length === 0 ? [] : [[parameter.name, values] as const];
  });
  return Object.fromEntries(entries);
}

/** Nothing: it is left to main, which has a folder of its own for it. */
function readParameterList(
  parameter: Parameter,
  text: string,
  errors: CompareErrors,
): readonly (number | string)[] {
  switch (parameter.type) {
    case 'folder':
      return text.trim() === '' ? [] : [text.trim()];
    case 'choice':
      return readWords(text).filter((word) =>
        parameter.choices.some(({ value }) => value === word),
      );
    case 'integer': {
      const { min, max, name } = parameter;
      const list = readList(text, { min, max, most: MAX_CONFIGURATIONS });
      if (list.ok) return list.values;
      errors[name] = list.message;
      return [];
    }
  }
}

/** Words of a choice as the panel holds them: one, or several parted by commas. */
export function readWords(text: string): readonly string[] {
  return text
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
}

function readCores(
  draft: CompareDraft,
  machine: CompareFacts['machine'],
  errors: CompareErrors,
): readonly number[] | null {
  const chosen = chosenCores(draft.cores, machine);
  if (chosen.ok) return chosen.cores;
  errors['cores'] = chosen.message;
  return null;
}
