import type { RunOptionDefinition, Workload } from '../../../contract/catalogue.ts';
import { fieldLabel } from '../launch/field-label.ts';

const LABELS: Readonly<Record<string, string>> = {
  strategies: 'Strategies',
  runtimes: 'Runtimes',
  seed: 'Seed of the work',
  orderSeed: 'Seed of the order',
  warmups: 'Warm-ups',
  repeats: 'Repeats',
  ciPercent: 'Precision',
  minRepeats: 'Runs at least',
  maxRepeats: 'Runs at most',
  maxSeconds: 'Or after',
  coolDown: 'Pause before each run',
  equivalence: 'Same within',
};

/** Name of the field that an error belongs to, as it stands in the panel. */
export function compareFieldLabel(
  key: string,
  workload: Workload | undefined,
  options: readonly RunOptionDefinition[],
): string {
  return LABELS[key] ?? fieldLabel(key, workload, options);
}
