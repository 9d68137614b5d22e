import type { StrategyId } from '../../contract/catalogue.ts';
import type { Evidence } from '../../contract/verdict.ts';
import { catalogue } from '../catalogue/catalogue.ts';
import type { RunFacts } from './run-facts.ts';

/** What a rule that matches has to say. */
export interface Finding {
  readonly sentence: string;
  readonly evidence: readonly Evidence[];
  readonly next: string;
}

/** `null`: it does not match, or can't be told. */
export type Rule = (facts: RunFacts) => Finding | null;

/** A number that was held against a threshold. */
export function held(
  [name, label, unit]: readonly [name: string, label: string, unit: string],
  value: number,
  relation: 'at-least' | 'at-most',
  threshold: number,
): Evidence {
  return { name, label, value, unit, threshold: { relation, value: threshold } };
}

/** A number that is shown only. */
export function shown(
  [name, label, unit]: readonly [name: string, label: string, unit: string],
  value: number,
): Evidence {
  return { name, label, value, unit, threshold: null };
}

export function coresUsedOf({ coresUsed }: RunFacts): Evidence {
  return shown(['coresUsed', 'Cores used', 'cores'], coresUsed);
}

/** `2`, or `1.50` where a quota pays for a part of a core. */
export function coreCount(cores: number): string {
  return Number.isInteger(cores) ? String(cores) : cores.toFixed(2);
}

/** `1.02 of 2 cores` */
export function coresOf(used: number, of: number): string {
  return `${used.toFixed(2)} of ${coreCount(of)} ${of === 1 ? 'core' : 'cores'}`;
}

/** A share of 1 as `37 %`; what is not 0 is not shown as 0. */
export function percent(share: number): string {
  if (share > 0 && share < 0.01) return 'less than 1 %';
  return `${(share * 100).toFixed(0)} %`;
}

/** `1 worker`, `4 workers` */
export function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}

/** As the window calls it: `“Process pool”`. */
export function strategyName(id: StrategyId): string {
  return `“${catalogue.strategies.find((strategy) => strategy.id === id)?.label ?? id}”`;
}

/** A parameter as the window calls it, `null` where the workload has none of that name. */
export function parameterName({ run }: RunFacts, name: string): string | null {
  const workload = catalogue.workloads.find(({ id }) => id === run.workload);
  const parameter = workload?.parameters.find((each) => each.name === name);
  return parameter === undefined ? null : `“${parameter.label}”`;
}

/** The parameter in proportion to which work grows. */
export function sizeParameter(facts: RunFacts): string | null {
  const workload = catalogue.workloads.find(({ id }) => id === facts.run.workload);
  const name = workload?.presetParameter ?? null;
  return name === null ? null : parameterName(facts, name);
}

/** The pool that lets this work use several cores, as the window calls it. */
export function parallelPool({ run }: RunFacts): string {
  return strategyName(run.runtime.kind === 'node' ? 'thread-pool' : 'process-pool');
}

/** Whole workers for the cores there are. */
export function workersForCores({ run }: RunFacts): number {
  return Math.max(1, Math.floor(run.effectiveCores));
}
