import type { Catalogue, Parameter, Workload, WorkloadId } from '../../../contract/catalogue.ts';
import type {
  BaselineChoice,
  ExperimentSpec,
  StopRule,
  StrategyChoice,
} from '../../../contract/experiment.ts';
import type { CoresDraft, OptionTexts } from '../launch/launch-draft.ts';
import { optionTextsOf } from '../launch/options/option-texts.ts';
import { writeList } from './value-list.ts';

/** The panel as typed: numbers are text until they are read. */
export interface CompareDraft {
  readonly title: string;
  readonly workload: WorkloadId;
  /** Of each workload, so that changing to and fro loses nothing; several values as `1, 2`. */
  readonly parameterTexts: Readonly<Partial<Record<WorkloadId, Readonly<Record<string, string>>>>>;
  /** One may stand there several times, with options of its own. */
  readonly strategies: readonly StrategyChoice[];
  /** `null`: the one that the launch panel would take. */
  readonly runtimeIds: readonly string[] | null;
  readonly workersText: string;
  readonly optionTexts: OptionTexts;
  readonly cores: CoresDraft;
  readonly seedText: string;
  readonly orderSeedText: string;
  readonly warmupsText: string;
  readonly stopRule: StopRule['rule'];
  readonly repeatsText: string;
  readonly ciPercentText: string;
  readonly minRepeatsText: string;
  readonly maxRepeatsText: string;
  readonly maxSecondsText: string;
  readonly coolDownText: string;
  readonly baseline: BaselineChoice;
  readonly family: ExperimentSpec['family'];
  readonly equivalenceText: string;
  readonly timeLimitText: string;
}

/** Texts of the rule that is not in force, so that its fields are not empty. */
const OTHER_RULE = {
  repeatsText: '10',
  ciPercentText: '2',
  minRepeatsText: '6',
  maxRepeatsText: '30',
  maxSecondsText: '180',
};

/** The panel that asks for what `spec` does. Other workloads keep what `before` held for them. */
export function draftFromSpec(
  spec: ExperimentSpec,
  catalogue: Catalogue,
  before: CompareDraft | null,
): CompareDraft {
  const workload = catalogue.workloads.find(({ id }) => id === spec.workload);
  return {
    title: spec.title,
    workload: spec.workload,
    parameterTexts: {
      ...before?.parameterTexts,
      [spec.workload]: parameterTextsOf(workload, spec.parameters),
    },
    strategies: spec.strategies,
    runtimeIds: spec.runtimeIds,
    workersText: writeList(spec.workers),
    optionTexts: optionTextsOf(spec.options),
    cores: { choice: spec.cores === null ? 'all' : 'list', countText: '1', list: spec.cores ?? [] },
    seedText: String(spec.seed),
    orderSeedText: String(spec.orderSeed),
    warmupsText: String(spec.warmups),
    ...OTHER_RULE,
    ...ruleTexts(spec.stopRule),
    coolDownText: String(spec.coolDownMs),
    baseline: spec.baseline,
    family: spec.family,
    equivalenceText: String(spec.equivalencePercent),
    timeLimitText: String(Math.round(spec.timeLimitMs / 1000)),
  };
}

/** What stands in the field of a parameter of the chosen workload. */
export function listText(draft: CompareDraft, parameter: Parameter): string {
  return draft.parameterTexts[draft.workload]?.[parameter.name] ?? defaultListText(parameter);
}

/** The draft with another text for a parameter of the chosen workload. */
export function withListText(draft: CompareDraft, name: string, text: string): CompareDraft {
  const texts = { ...draft.parameterTexts[draft.workload], [name]: text };
  return { ...draft, parameterTexts: { ...draft.parameterTexts, [draft.workload]: texts } };
}

function ruleTexts(rule: StopRule): Partial<CompareDraft> & Pick<CompareDraft, 'stopRule'> {
  if (rule.rule === 'repeats') return { stopRule: 'repeats', repeatsText: String(rule.repeats) };
  return {
    stopRule: 'precision',
    ciPercentText: String(rule.ciPercent),
    minRepeatsText: String(rule.minRepeats),
    maxRepeatsText: String(rule.maxRepeats),
    maxSecondsText: String(rule.maxSeconds),
  };
}

function parameterTextsOf(
  workload: Workload | undefined,
  values: ExperimentSpec['parameters'],
): Record<string, string> {
  const parameters = workload?.parameters ?? [];
  return Object.fromEntries(
    parameters.map((parameter) => {
      const given = values[parameter.name];
      return [parameter.name, given === undefined ? defaultListText(parameter) : given.join(', ')];
    }),
  );
}

function defaultListText(parameter: Parameter): string {
  return parameter.type === 'folder' ? '' : String(parameter.default);
}
