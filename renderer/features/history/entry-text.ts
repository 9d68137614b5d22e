import type { Catalogue } from '../../../contract/catalogue.ts';
import { strategyEntry, workloadEntry } from '../../../contract/catalogue-entry.ts';
import type { HistoryEntry } from '../../../contract/history.ts';
import { formatCount } from '../../format/quantity.ts';

/** More than so many names are counted, not listed. */
const MAX_NAMES = 2;

/** What an entry is called: its title, else its workload. */
export function entryTitle(entry: HistoryEntry, catalogue: Catalogue): string {
  return entry.title === '' ? workloadLabel(entry, catalogue) : entry.title;
}

/** What was run, in one line: what the title already says is left out. */
export function entryText(entry: HistoryEntry, catalogue: Catalogue): string {
  const isCommand = entry.workload === 'command';
  const strategies = entry.strategies.map((id) => strategyEntry(catalogue, id)?.label ?? id);
  const title = entryTitle(entry, catalogue);
  const parts = [
    workloadLabel(entry, catalogue),
    isCommand ? '' : namesOrCount(strategies, 'strategies'),
    namesOrCount(entry.runtimes, isCommand ? 'programs' : 'runtimes'),
    isCommand && entry.workers.join() === '1' ? '' : workersText(entry.workers),
  ];
  return parts.filter((part) => part !== '' && !title.includes(part)).join(' · ');
}

function workloadLabel({ workload }: HistoryEntry, catalogue: Catalogue): string {
  return workloadEntry(catalogue, workload)?.label ?? workload;
}

function namesOrCount(names: readonly string[], many: string): string {
  return names.length > MAX_NAMES ? `${names.length} ${many}` : names.join(', ');
}

function workersText(workers: readonly number[]): string {
  const [first] = workers;
  if (first === undefined) return '';
  if (workers.length === 1) return first === 1 ? '1 worker' : `${formatCount(first)} workers`;
  const last = workers.at(-1) ?? first;
  const list = workers.length > 4 ? `${first}…${last}` : workers.join(', ');
  return `${list} workers`;
}
