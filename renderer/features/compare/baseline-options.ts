import type { Catalogue } from '../../../contract/catalogue.ts';
import type { BaselineChoice, ExperimentPlan } from '../../../contract/experiment.ts';
import { kindName } from '../../../contract/runtime-title.ts';

export interface BaselineOption {
  readonly key: string;
  readonly label: string;
  readonly choice: BaselineChoice;
}

/** The configurations that can be a baseline; those that differ in parameters alone are one. */
export function baselineOptions(
  plan: ExperimentPlan | null,
  catalogue: Catalogue,
): readonly BaselineOption[] {
  const all = (plan?.configurations ?? []).map(({ request, runtime }) => {
    const { strategy, runtimeId, workers } = request;
    const name = catalogue.strategies.find(({ id }) => id === strategy)?.label ?? strategy;
    return {
      key: `${strategy} ${runtimeId} ${workers}`,
      label: `${name} × ${workers} · ${kindName(runtime.kind)} ${runtime.version}`,
      choice: { strategy, runtimeId, workers },
    };
  });
  return all.filter(({ key }, index) => all.findIndex((other) => other.key === key) === index);
}

/** The option that a choice comes to: the first that matches, as main takes it; `''` for none. */
export function baselineKey(choice: BaselineChoice, options: readonly BaselineOption[]): string {
  const isMatch = ({ choice: { strategy, runtimeId, workers } }: BaselineOption) =>
    (choice.strategy === undefined || choice.strategy === strategy) &&
    (choice.runtimeId === undefined || choice.runtimeId === runtimeId) &&
    (choice.workers === undefined || choice.workers === workers);
  return (options.find(isMatch) ?? options[0])?.key ?? '';
}
