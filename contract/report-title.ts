import type { Report, ReportedRun } from './report.ts';
import { kindName } from './runtime-title.ts';

/** What a report is called: as its author says, else by what it is about. */
export function reportTitle({ words, items, catalogue }: Report): string {
  if (words.title.trim() !== '') return words.title;
  const [first] = items;
  if (first === undefined) return 'Corelane report';
  if (first.kind === 'experiment' && first.result.title !== '') return first.result.title;
  const id = first.kind === 'experiment' ? first.result.spec.workload : first.result.workload;
  const workload = catalogue.workloads.find((candidate) => candidate.id === id)?.label ?? id;
  return first.kind === 'experiment'
    ? `${workload}: strategies compared`
    : `${workload}: ${runName(first, { catalogue })}`;
}

/** A run by its strategy and runtime: `Threads × 4, Python 3.12.3`. */
export function runName(
  { result: { strategy, workers, runtime } }: Pick<ReportedRun, 'result'>,
  { catalogue }: Pick<Report, 'catalogue'>,
): string {
  const name = catalogue.strategies.find(({ id }) => id === strategy)?.label ?? strategy;
  return `${name} × ${workers}, ${kindName(runtime.kind)} ${runtime.version}`;
}
