import type { ParameterValues } from '../../contract/catalogue.ts';
import type { RunEndState, RunResult } from '../../contract/run.ts';
import { catalogue } from '../catalogue/catalogue.ts';
import { LEAST_TICKS } from '../monitor/reconcile.ts';
import { formatCount } from './quantities.ts';

const stateLabels: Readonly<Record<RunEndState, string>> = {
  completed: 'completed',
  failed: 'failed',
  crashed: 'crashed',
  cancelled: 'cancelled',
  'timed-out': 'timed out',
};

export function stateLabel(state: RunEndState): string {
  return stateLabels[state];
}

/** `Python 3.11.7` */
export function runtimeLabel({ kind, version }: RunResult['runtime']): string {
  return `${kind === 'node' ? 'Node.js' : 'Python'} ${version}`;
}

/** The strategy's name and how many workers it had, where that is a choice: `Threads × 4`. */
export function strategyLabel({
  strategy,
  workers,
}: Pick<RunResult, 'strategy' | 'workers'>): string {
  const entry = catalogue.strategies.find(({ id }) => id === strategy);
  const label = entry?.label ?? strategy;
  const isCounted = entry !== undefined && entry.workersMeaning !== null;
  return isCounted ? `${label} × ${workers}` : label;
}

/** `Primes: tasks 32, limit 200,000 numbers` */
export function workloadLabel({
  workload,
  parameters,
}: Pick<RunResult, 'workload' | 'parameters'>): string {
  const entry = catalogue.workloads.find(({ id }) => id === workload);
  if (entry === undefined) return workload;
  const values = entry.parameters.map(({ name, label, ...rest }) => {
    const unit = rest.type === 'integer' && rest.unit !== '' ? ` ${rest.unit}` : '';
    return `${label.toLowerCase()} ${parameterText(parameters[name])}${unit}`;
  });
  return `${entry.label}: ${values.join(', ')}`;
}

function parameterText(value: ParameterValues[string] | undefined): string {
  return typeof value === 'number' ? formatCount(value) : (value ?? '');
}

/** How many samples there were, and how far they are from the processes' own account. */
export function samplesText({ samples }: RunResult): string {
  const count = formatCount(samples.count);
  if (samples.residualPercent !== null)
    return `${count}, ${samples.residualPercent.toFixed(1)} % off the final account`;
  // Enough samples and yet no residual: a run that broke off has no account to the end.
  return samples.count < LEAST_TICKS
    ? `${count}, too few to compare with the final account`
    : `${count}, with no whole account to compare them with`;
}
