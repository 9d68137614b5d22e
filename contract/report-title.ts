import type { Catalogue } from './catalogue.ts';
import { strategyEntry, workloadEntry } from './catalogue-entry.ts';
import type { ExperimentBrief } from './experiment-result.ts';
import type { Report, ReportedItem, ReportedRun } from './report.ts';
import type { RunResult } from './run.ts';
import { kindName } from './runtime-title.ts';

/** What a report is called: as its author says, else by what it is about. */
export function reportTitle({ words, items, catalogue }: Report): string {
  if (words.title.trim() !== '') return words.title;
  const [first] = items;
  return first === undefined ? 'Corelane report' : itemTitle(first, catalogue);
}

/** What an item of a report is about. */
export function itemTitle(item: ReportedItem, catalogue: Catalogue): string {
  return item.kind === 'run'
    ? runTitle(item.result, catalogue)
    : experimentTitle(item.result, catalogue);
}

/** Its own title, else `Primes: strategies compared`. */
export function experimentTitle(
  { title, spec }: Pick<ExperimentBrief, 'title' | 'spec'>,
  catalogue: Catalogue,
): string {
  if (title !== '') return title;
  const compared = spec.commands === undefined ? 'strategies' : 'commands';
  return `${workloadName(spec.workload, catalogue)}: ${compared} compared`;
}

/** `Primes: Threads × 4, Python 3.12.3`. */
export function runTitle(
  run: Pick<RunResult, 'workload' | 'strategy' | 'workers' | 'runtime'>,
  catalogue: Catalogue,
): string {
  return `${workloadName(run.workload, catalogue)}: ${runName({ result: run }, { catalogue })}`;
}

/** A run by its strategy and runtime: `Threads × 4, Python 3.12.3`. */
export function runName(
  {
    result: { strategy, workers, runtime },
  }: { readonly result: Pick<ReportedRun['result'], 'strategy' | 'workers' | 'runtime'> },
  { catalogue }: Pick<Report, 'catalogue'>,
): string {
  if (strategy === 'program') return runtime.executable.split('/').at(-1) ?? runtime.executable;
  const name = strategyEntry(catalogue, strategy)?.label ?? strategy;
  return `${name} × ${workers}, ${kindName(runtime.kind)} ${runtime.version}`;
}

function workloadName(workload: string, catalogue: Catalogue): string {
  return workloadEntry(catalogue, workload)?.label ?? workload;
}
