import type { StrategyId, WorkloadId } from '../../contract/catalogue.ts';
import type { HistoryEntry, HistoryQuery } from '../../contract/history.ts';
import type { VerdictId } from '../../contract/verdict.ts';
import { catalogue } from './catalogue.ts';

/** Newest first; the same ones at every load. */
export function simulatedEntries(count: number, nowEpochMs: number): HistoryEntry[] {
  return Array.from({ length: count }, (_, index) => entryAt(index, count, nowEpochMs));
}

const STRATEGIES: readonly StrategyId[] = ['process-pool', 'threads', 'sequential', 'async'];
const WORKLOADS: readonly WorkloadId[] = ['primes', 'http-get', 'counter', 'sha256-blocks'];
const VERDICTS: readonly VerdictId[] = ['scales-well', 'gil-bound', 'single-worker', 'io-bound'];
const MACHINES = ['AMD EPYC 7763 · 2 cores', '12th Gen Intel Core i7-1260P · 16 cores'] as const;

function entryAt(index: number, count: number, nowEpochMs: number): HistoryEntry {
  const isExperiment = index % 7 === 3;
  const pick = index % STRATEGIES.length;
  const state = stateAt(index);
  const startedAt = new Date(nowEpochMs - index ** 1.4 * 1_700_000 - 40_000).toISOString();
  return {
    kind: isExperiment ? 'experiment' : 'run',
    id: `entry-${count - index}`,
    title: TITLES[index] ?? '',
    startedAt,
    state: isExperiment && state === 'interrupted' ? 'stopped' : state,
    workload: WORKLOADS[Math.floor(index / 3) % WORKLOADS.length] ?? 'primes',
    strategies: isExperiment ? STRATEGIES : [STRATEGIES[pick] ?? 'threads'],
    runtimes: index % 5 === 2 ? ['Node.js 20.20.2'] : ['Python 3.12.3'],
    workers: isExperiment ? [1, 2, 4] : [STRATEGIES[pick] === 'sequential' ? 1 : 4],
    wallMs: isExperiment || state !== 'completed' ? null : 900 + ((index * 7919) % 16_000),
    verdict: state === 'completed' && !isExperiment ? (VERDICTS[(pick + 0) % 4] ?? null) : null,
    runs: isExperiment ? 40 : 0,
    machine: MACHINES[index % 9 === 8 ? 1 : 0],
    imported: index % 9 === 8,
    starred: index === 1 || index === 3,
    tags: TAGS[index] ?? [],
    note: index === 1 ? 'Before the change of the pool size.\nSee also the run of Tuesday.' : '',
  };
}

const TITLES: Readonly<Record<number, string>> = {
  1: 'Baseline for the report',
  3: 'Threads against processes against async, for the talk',
  6: 'A very long title that somebody wrote to say exactly what this run was for and why it was made',
};

const TAGS: Readonly<Record<number, readonly string[]>> = {
  1: ['report', 'baseline'],
  3: ['talk'],
  5: ['gil', 'course', 'chapter 4', 'to be repeated on the laptop'],
};

function stateAt(index: number): HistoryEntry['state'] {
  if (index % 11 === 4) return 'interrupted';
  if (index % 13 === 5) return 'failed';
  return index % 17 === 9 ? 'cancelled' : 'completed';
}

/** What main's search would find among them. */
export function matching(
  entries: readonly HistoryEntry[],
  query: HistoryQuery,
): readonly HistoryEntry[] {
  const words = query.text.toLowerCase().split(/\s+/).filter(Boolean);
  return entries.filter((entry) => {
    const text = textOf(entry);
    return (
      words.every((word) => text.includes(word)) &&
      (query.kind === null || entry.kind === query.kind) &&
      (!query.starredOnly || entry.starred)
    );
  });
}

function textOf(entry: HistoryEntry): string {
  const { title, tags, note, workload, strategies, runtimes, machine } = entry;
  const label = catalogue.workloads.find(({ id }) => id === workload)?.label ?? '';
  return [title, ...tags, note, workload, label, ...strategies, ...runtimes, machine]
    .join(' ')
    .toLowerCase();
}
