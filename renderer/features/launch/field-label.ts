import type { RunOptionDefinition, Workload } from '../../../contract/catalogue.ts';
import { optionErrorKey } from './options/option-texts.ts';

const LABELS: Readonly<Record<string, string>> = {
  strategy: 'Strategy',
  workers: 'Workers',
  cores: 'Cores',
  timeLimit: 'Time limit',
  runtime: 'Runtime',
};

/** Name of the field that an error belongs to, as it stands in the panel. */
export function fieldLabel(
  key: string,
  workload: Workload | undefined,
  options: readonly RunOptionDefinition[],
): string {
  return (
    LABELS[key] ??
    options.find(({ name }) => optionErrorKey(name) === key)?.label ??
    workload?.parameters.find(({ name }) => name === key)?.label ??
    key
  );
}
