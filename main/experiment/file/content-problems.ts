import type { WorkloadId } from '../../../contract/catalogue.ts';
import { MAX_EXPERIMENT_RUNS } from '../../../contract/limits.ts';
import { findWorkload } from '../../lab/validate-request.ts';
import { parseUnknown } from '../../parsing/parse-unknown.ts';
import { MAX_CELLS } from '../plan/expand-matrix.ts';
import { optionProblems } from '../plan/option-problems.ts';
import { parameterProblems } from '../plan/parameter-problems.ts';
import { leastRepeatsOf } from '../plan/run-counts.ts';
import { problemsBelow, type SpecProblem } from '../plan/spec-problem.ts';
import { stopRuleProblems } from '../plan/spec-problems.ts';
import { type FileContent, fileSchema } from './file-schema.ts';
import { isSameSelector, runtimeSelector } from './runtime-selector.ts';
import { stopRuleOf } from './stop-rule-of.ts';
import { parseWorkerRange, workerRangeProblem } from './worker-range.ts';

type Parts = Partial<FileContent>;

/**
 * What is wrong with the content of a file beyond the form of each part: what doesn't go together,
 * and what is no parameter of this workload. Parts whose form is wrong are left to the schema, so
 * that everything can be told at once.
 */
export function contentProblems(content: unknown): readonly SpecProblem[] {
  const parts = wellFormedParts(content);
  return [
    ...(parts.workload === undefined ? [] : parametersOf(parts.workload, parts)),
    ...strategiesOf(parts),
    ...runtimesOf(parts),
    ...workersOf(parts),
    ...(parts.stop === undefined
      ? []
      : problemsBelow(['stop'], stopRuleProblems(stopRuleOf(parts.stop)))),
    ...baselineOf(parts),
    ...sizeOf(parts),
  ];
}

function wellFormedParts(content: unknown): Parts {
  if (typeof content !== 'object' || content === null) return {};
  const entries = Object.entries(fileSchema.shape).flatMap(([name, schema]) => {
    const parsed = parseUnknown<unknown>(
      schema,
      (content as Readonly<Record<string, unknown>>)[name],
    );
    return parsed.success && parsed.data !== undefined ? [[name, parsed.data] as const] : [];
  });
  return Object.fromEntries(entries);
}

function parametersOf(id: WorkloadId, { parameters = {} }: Parts): readonly SpecProblem[] {
  const workload = findWorkload(id);
  if (!workload.ok) return [];
  return problemsBelow(['parameters'], parameterProblems(workload.value, listsOf(parameters)));
}

function strategiesOf({ strategies = [] }: Parts): readonly SpecProblem[] {
  return strategies.flatMap((item, index) =>
    typeof item === 'string'
      ? []
      : problemsBelow(
          ['strategies', index, 'options'],
          optionProblems({ ...item.options }, item.strategy),
        ),
  );
}

function runtimesOf({ runtimes = [] }: Parts): readonly SpecProblem[] {
  const selectors = runtimes.map((given) => runtimeSelector(given, '/'));
  return runtimes.flatMap((given, index) => {
    const isTwice = selectors
      .slice(0, index)
      .some((selector) => isSameSelector(selector, runtimeSelector(given, '/')));
    return isTwice
      ? [{ path: ['runtimes', index], message: 'This runtime is named twice: name it once.' }]
      : [];
  });
}

function workersOf({ workers = [] }: Parts): readonly SpecProblem[] {
  const given = Array.isArray(workers) ? workers : [workers];
  return given.flatMap((item, index) => {
    const range = parseWorkerRange(item);
    const message = range === null ? null : workerRangeProblem(range);
    return message === null ? [] : [{ path: ['workers', index], message: `${message}.` }];
  });
}

function baselineOf({ baseline, strategies, runtimes }: Parts): readonly SpecProblem[] {
  if (baseline === undefined) return [];
  const { strategy, runtime } =
    typeof baseline === 'string' ? { strategy: baseline, runtime: undefined } : baseline;
  const names = (strategies ?? []).map((item) => (typeof item === 'string' ? item : item.strategy));
  const problems: SpecProblem[] = [];
  if (strategy !== undefined && strategies !== undefined && !names.includes(strategy)) {
    const message = `The baseline is ${strategy}, which is not among the strategies: choose one of ${names.join(', ')}, or add it.`;
    problems.push({ path: ['baseline'], message });
  }
  if (runtime !== undefined && runtimes !== undefined && !isAmong(runtime, runtimes)) {
    const message =
      'The baseline’s runtime is not among the runtimes: write it as it stands there, or add it.';
    problems.push({ path: ['baseline', 'runtime'], message });
  }
  return problems;
}

function isAmong(
  runtime: NonNullable<Parts['runtimes']>[number],
  runtimes: NonNullable<Parts['runtimes']>,
): boolean {
  const wanted = runtimeSelector(runtime, '/');
  return runtimes.some((given) => isSameSelector(runtimeSelector(given, '/'), wanted));
}

/** Bounds what would otherwise be multiplied out. Worker counts by cores count as one here. */
function sizeOf(parts: Parts): readonly SpecProblem[] {
  const { parameters = {}, strategies = [], runtimes = [] } = parts;
  const sets = Object.values(listsOf(parameters)).reduce(
    (product, { length }) => product * length,
    1,
  );
  const names = strategies.map((item) => (typeof item === 'string' ? item : item.strategy));
  const parallel = names.filter((name) => name !== 'sequential').length;
  const perRuntime = parallel * workerCount(parts) + (names.length - parallel);
  const cells = sets * runtimes.length * perRuntime;
  const repeats = leastRepeatsOf(stopRuleOf(parts.stop)) + (parts.warmups ?? 0);
  if (cells <= MAX_CELLS && cells * repeats <= MAX_EXPERIMENT_RUNS) return [];
  const message = `These lists make ${cells} configurations and at least ${cells * repeats} runs, and an experiment has at most ${MAX_EXPERIMENT_RUNS} runs: shorten the lists, or choose fewer repetitions.`;
  return [
    { path: [parts.stop !== undefined && cells <= MAX_CELLS ? 'stop' : 'parameters'], message },
  ];
}

function workerCount({ workers = [] }: Parts): number {
  const counts = new Set<string | number>();
  for (const given of Array.isArray(workers) ? workers : [workers]) {
    const range = parseWorkerRange(given);
    if (range === null) continue;
    const { from, to } = range;
    if (!('workers' in from && 'workers' in to)) counts.add('by cores');
    else for (let count = from.workers; count <= to.workers; count += 1) counts.add(count);
  }
  return Math.max(1, counts.size);
}

function listsOf(
  parameters: NonNullable<FileContent['parameters']>,
): Readonly<Record<string, readonly (number | string)[]>> {
  const lists = Object.entries(parameters).map(([name, value]) => [
    name,
    Array.isArray(value) ? value : [value],
  ]);
  return Object.fromEntries(lists) as Record<string, readonly (number | string)[]>;
}
