import type { OtherThreadsRow } from '../other-threads-rows.ts';
import type { WorkerRow } from '../worker-rows.ts';
import { type FilterSubject, plainWord } from './matches-filter.ts';
import type { WORKER_LANGUAGE } from './worker-language.ts';

/** As much of a worker, or of other threads, as a filter asks for. */
export type FilteredWorker = Pick<
  WorkerRow | OtherThreadsRow,
  'label' | 'kind' | 'pid' | 'tid' | 'coresUsed' | 'states' | 'rssBytes' | 'tasksDone'
>;

type NumberField = keyof (typeof WORKER_LANGUAGE)['numbers'];

/** Text is found in the label or the kind, or at the beginning of a number of process or thread. */
export function workerSubject(worker: FilteredWorker): FilterSubject {
  return {
    hasText: (text) => hasText(worker, text),
    numberOf: (field) => numberOf(worker, field as NumberField),
    // The name of a worker is its label.
    wordOf: (field) => (field === 'kind' ? worker.kind : worker.label),
  };
}

function hasText({ label, kind, pid, tid }: FilteredWorker, text: string): boolean {
  const numbers = [pid, tid].filter((number) => number !== null);
  return (
    plainWord(label).includes(plainWord(text)) ||
    plainWord(kind).includes(plainWord(text)) ||
    numbers.some((number) => String(number).startsWith(text))
  );
}

function numberOf(worker: FilteredWorker, field: NumberField): number | null {
  const percent = (share: number | undefined) => (share === undefined ? null : share * 100);
  switch (field) {
    case 'cpu':
      return percent(worker.states?.onCpu);
    case 'waiting':
      return percent(worker.states?.waiting);
    case 'blocked':
      return percent(worker.states?.blocked);
    case 'cores':
      return worker.coresUsed;
    case 'memory':
      return worker.rssBytes;
    case 'tasks':
      return worker.tasksDone;
    case 'pid':
      return worker.pid;
    case 'tid':
      return worker.tid;
  }
}
