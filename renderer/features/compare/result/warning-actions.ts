import type { Catalogue } from '../../../../contract/catalogue.ts';
import type { ExperimentBrief, WarningAction } from '../../../../contract/experiment-result.ts';
import type { CompareDraft } from '../compare-draft.ts';
import { listText, withListText } from '../compare-draft.ts';
import { writeList } from '../value-list.ts';
import { readList } from '../value-list.ts';

/** Fewer would hardly change anything; more would keep the machine for longer than a click should. */
const MORE_RUNS = { least: 5, most: 30 } as const;

/** Work that takes about this long stands clear of what handing it over costs. */
const WANTED_WALL_MS = 1000;

/** How many more rounds a click adds: as many as would probably tell apart what can't be told yet, or a step on the way there. */
export function moreRuns({ pairs, configurations }: ExperimentBrief): number {
  const have = new Map(configurations.map(({ id, runs }) => [id, runs.length]));
  const missing = pairs.map(({ a, b, runsNeeded }) =>
    runsNeeded === null ? 0 : runsNeeded - Math.min(have.get(a) ?? 0, have.get(b) ?? 0),
  );
  return Math.min(MORE_RUNS.most, Math.max(MORE_RUNS.least, ...missing));
}

/** How many times the work should be larger, at least twice. */
export function enlargement({ configurations }: ExperimentBrief): number {
  const walls = configurations.flatMap(({ medianWallMs }) => medianWallMs ?? []);
  const shortest = walls.length === 0 ? WANTED_WALL_MS : Math.min(...walls);
  return Math.max(2, Math.ceil(WANTED_WALL_MS / Math.max(1, shortest)));
}

/** Name of the parameter that makes single tasks larger, else the one that makes the work longer. */
export function sizeParameter(
  catalogue: Catalogue,
  workload: CompareDraft['workload'],
): string | null {
  const definition = catalogue.workloads.find(({ id }) => id === workload);
  const numbers = definition?.parameters.filter(({ type }) => type === 'integer') ?? [];
  const ofTask = numbers.find(({ name }) => !COUNTS.includes(name));
  return ofTask?.name ?? definition?.presetParameter ?? null;
}

/** The draft with its tasks so many times larger, within their bounds. */
export function withLargerTasks(
  draft: CompareDraft,
  catalogue: Catalogue,
  times: number,
): { readonly draft: CompareDraft; readonly parameter: string } | null {
  const name = sizeParameter(catalogue, draft.workload);
  const parameter = catalogue.workloads
    .find(({ id }) => id === draft.workload)
    ?.parameters.find((candidate) => candidate.name === name);
  if (parameter?.type !== 'integer') return null;
  const { min, max } = parameter;
  const list = readList(listText(draft, parameter), { min, max, most: Number.MAX_SAFE_INTEGER });
  const values = list.ok ? list.values : [parameter.default];
  const larger = [...new Set(values.map((value) => Math.min(max, value * times)))];
  return {
    draft: withListText(draft, parameter.name, writeList(larger)),
    parameter: parameter.name,
  };
}

/** What stands on a warning's button; `null`: it has none. */
export function actionLabel(action: WarningAction, result: ExperimentBrief): string | null {
  switch (action) {
    case 'add-runs':
      return `Add ${moreRuns(result)} runs of each`;
    case 'enlarge-tasks':
      return 'Enlarge the tasks';
    case 'show-others':
      return 'Show what else runs';
    case 'rerun':
      return 'Run it again';
    case null:
      return null;
  }
}

/** Parameters that say how many tasks there are, not how large one is. */
const COUNTS: readonly string[] = ['tasks', 'pairs', 'rounds', 'files'];
