import { basename } from 'node:path';

import type { Parameter, ParameterValues, RunOptionDefinition } from '../../contract/catalogue.ts';
import { strategyEntry } from '../../contract/catalogue-entry.ts';
import { parameterApplies } from '../../contract/combination-rules.ts';
import { commandName } from '../../contract/command-name.ts';
import { detailsWords } from '../../contract/program-runtimes.ts';
import type { RunEndState, RunResult } from '../../contract/run.ts';
import type { RunOptions } from '../../contract/run-options.ts';
import { kindName } from '../../contract/runtime-title.ts';
import { catalogue } from '../catalogue/catalogue.ts';
import { LEAST_TICKS } from '../monitor/reconcile.ts';
import { formatCount } from './quantities.ts';

type OptionValue = NonNullable<RunOptions[keyof RunOptions]>;

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

/** `Python 3.11.7`; a run host of the user's own goes by its file's name. */
export function runtimeLabel({ kind, version, executable }: RunResult['runtime']): string {
  return `${kind === 'other' ? basename(executable) : kindName(kind)} ${version}`.trimEnd();
}

/** `chunk 8 tasks, one per task`; empty when no option was given. */
export function optionsLabel({ options }: Pick<RunResult, 'options'>): string {
  return catalogue.options
    .flatMap((definition) => {
      const value = options[definition.name];
      return value === undefined ? [] : [optionText(definition, value)];
    })
    .join(', ');
}

function optionText({ label, value: rule }: RunOptionDefinition, value: OptionValue): string {
  const name = label.slice(0, 1).toLowerCase() + label.slice(1);
  if (typeof value === 'boolean') return value ? name : `not ${name}`;
  const unit = rule.type === 'integer' && rule.unit !== '' ? ` ${rule.unit}` : '';
  return `${label} ${typeof value === 'number' ? formatCount(value) : value}${unit}`;
}

/** The strategy's name and how many workers it had, where that is a choice: `Threads × 4`. */
export function strategyLabel({
  strategy,
  workers,
}: Pick<RunResult, 'strategy' | 'workers'>): string {
  const entry = strategyEntry(catalogue, strategy);
  const label = entry?.label ?? strategy;
  const isCounted = entry !== undefined && entry.workersMeaning !== null;
  return isCounted ? `${label} × ${workers}` : label;
}

/** `Primes: tasks 32, limit 200,000 numbers`; of a program of the user's own: `sort.py: workers 4`. */
export function workloadLabel({
  workload,
  parameters,
  command = null,
}: Pick<RunResult, 'workload' | 'parameters' | 'command'>): string {
  if (command !== null) {
    const name = [commandName(command), ...sweptValues(parameters)].join(': ');
    return [name, ...detailsWords(command)].join(' · ');
  }
  const entry = catalogue.workloads.find(({ id }) => id === workload);
  if (entry === undefined) return workload;
  const meant = entry.parameters.filter((parameter) => parameterApplies(parameter, parameters));
  const values = meant.flatMap((parameter) => {
    const value = parameters[parameter.name];
    return value === undefined ? [] : parameterText(parameter, value);
  });
  return `${entry.label}: ${values.join(', ')}`;
}

/** `workers 4, size big`; nothing where no parameter was given. */
function sweptValues(parameters: ParameterValues): readonly string[] {
  const values = Object.entries(parameters).map(([name, value]) => `${name} ${value}`);
  return values.length === 0 ? [] : [values.join(', ')];
}

/** A choice is told where it is not the usual one. */
function parameterText(
  parameter: Parameter,
  value: NonNullable<ParameterValues[string]>,
): readonly string[] {
  const name = parameter.label.toLowerCase();
  if (parameter.type === 'choice') {
    const choice = parameter.choices.find((candidate) => candidate.value === value);
    return value === parameter.default ? [] : [`${name} ${choice?.label.toLowerCase() ?? value}`];
  }
  const unit = parameter.type === 'integer' && parameter.unit !== '' ? ` ${parameter.unit}` : '';
  return [`${name} ${typeof value === 'number' ? formatCount(value) : value}${unit}`];
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
