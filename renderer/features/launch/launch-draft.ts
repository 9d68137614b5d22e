import type {
  Catalogue,
  Parameter,
  ParameterValues,
  StrategyId,
  Workload,
  WorkloadId,
} from '../../../contract/catalogue.ts';
import type { StartMethod } from '../../../contract/runtime.ts';
import type { LaunchSettings } from '../../../contract/settings.ts';

/** The launch panel as typed: numbers are text until they are read. */
export interface LaunchDraft {
  readonly workload: WorkloadId;
  readonly strategy: StrategyId;
  readonly runtimeId: string | null;
  readonly workersText: string;
  /** `null`: the interpreter's default. */
  readonly startMethod: StartMethod | null;
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
    startMethod: launch.startMethod,
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

function parameterTextsOf(workload: Workload, values: ParameterValues): Record<string, string> {
  return Object.fromEntries(
    workload.parameters.map((parameter) => [
      parameter.name,
      String(values[parameter.name] ?? defaultText(parameter)),
    ]),
  );
}

function defaultText(parameter: Parameter): string {
  return parameter.type === 'integer' ? String(parameter.default) : '';
}
