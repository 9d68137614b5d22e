import type {
  Catalogue,
  Parameter,
  ParameterValues,
  StrategyId,
  Workload,
  WorkloadId,
} from '../../../contract/catalogue.ts';
import type { RunOptionName } from '../../../contract/run-options.ts';
import type { CoreChoice, LaunchSettings } from '../../../contract/settings.ts';
import { optionTextsOf } from './options/option-texts.ts';

/** Options as typed, by name; one that is absent or empty has its default. */
export type OptionTexts = Readonly<Partial<Record<RunOptionName, string>>>;

/** What was typed and ticked for the cores: also what the choice of the moment has no use for. */
export interface CoresDraft {
  readonly choice: CoreChoice['choice'];
  readonly countText: string;
  readonly list: readonly number[];
}

/** The launch panel as typed: numbers are text until they are read. */
export interface LaunchDraft {
  readonly workload: WorkloadId;
  readonly strategy: StrategyId;
  readonly runtimeId: string | null;
  readonly workersText: string;
  readonly optionTexts: OptionTexts;
  readonly cores: CoresDraft;
  readonly timeLimitText: string;
  readonly parameterTexts: Readonly<Partial<Record<WorkloadId, Readonly<Record<string, string>>>>>;
}

/** The panel as it was left, defaults where nothing was. */
export function draftFromSettings(launch: LaunchSettings, catalogue: Catalogue): LaunchDraft {
  const texts = catalogue.workloads.map((workload) => [
    workload.id,
    parameterTextsOf(workload, launch.parameters[workload.id] ?? {}),
  ]);
  return {
    workload: launch.workload,
    strategy: launch.strategy,
    runtimeId: launch.runtimeId,
    workersText: String(launch.workers),
    optionTexts: optionTextsOf(launch.options),
    cores: coresDraftOf(launch.cores),
    timeLimitText: String(launch.timeLimitS),
    parameterTexts: Object.fromEntries(texts) as LaunchDraft['parameterTexts'],
  };
}

/** What was typed for a parameter of the chosen workload. */
export function parameterText(draft: LaunchDraft, parameter: Parameter): string {
  return draft.parameterTexts[draft.workload]?.[parameter.name] ?? defaultText(parameter);
}

/** The draft with another text for a parameter of the chosen workload. */
export function withParameterText(draft: LaunchDraft, name: string, text: string): LaunchDraft {
  const texts = { ...draft.parameterTexts[draft.workload], [name]: text };
  return { ...draft, parameterTexts: { ...draft.parameterTexts, [draft.workload]: texts } };
}

/** The draft with every parameter of a workload at its default. */
export function withDefaultParameters(draft: LaunchDraft, workload: Workload): LaunchDraft {
  const texts = parameterTextsOf(workload, {});
  return { ...draft, parameterTexts: { ...draft.parameterTexts, [workload.id]: texts } };
}

/** Whether every parameter of a workload has its default. */
export function hasDefaultParameters(draft: LaunchDraft, workload: Workload): boolean {
  return workload.parameters.every(
    (parameter) => parameterText(draft, parameter) === defaultText(parameter),
  );
}

/** The draft with another text for an option; an empty one means the default. */
export function withOptionText(draft: LaunchDraft, name: RunOptionName, text: string): LaunchDraft {
  return { ...draft, optionTexts: { ...draft.optionTexts, [name]: text } };
}

/** What a parameter's field holds before anything was typed; a folder's is empty. */
export function defaultText(parameter: Parameter): string {
  return parameter.type === 'folder' ? '' : String(parameter.default);
}

function parameterTextsOf(workload: Workload, values: ParameterValues): Record<string, string> {
  return Object.fromEntries(
    workload.parameters.map((parameter) => [
      parameter.name,
      textOf(parameter, values[parameter.name]),
    ]),
  );
}

/** A remembered word that there is no longer gives way to the default. */
function textOf(parameter: Parameter, value: number | string | undefined): string {
  if (value === undefined) return defaultText(parameter);
  const isGone =
    parameter.type === 'choice' && !parameter.choices.some((choice) => choice.value === value);
  return isGone ? defaultText(parameter) : String(value);
}

function coresDraftOf(cores: CoreChoice): CoresDraft {
  return {
    choice: cores.choice,
    countText: cores.choice === 'count' ? String(cores.count) : '1',
    list: cores.choice === 'list' ? cores.cores : [],
  };
}
