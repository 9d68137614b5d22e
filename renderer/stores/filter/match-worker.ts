import { assertNever } from '../../../contract/result.ts';
import type { WorkerRow } from '../worker-rows.ts';
import type { Filter, NumberField, Operator, WordField } from './filter-syntax.ts';

/** As much of a worker as a filter asks for. */
export type FilterSubject = Pick<
  WorkerRow,
  'label' | 'kind' | 'pid' | 'tid' | 'coresUsed' | 'states' | 'rssBytes' | 'tasksDone'
>;

/** Whether a worker is wanted. What is not known of it compares with nothing. */
export function matchesFilter(worker: FilterSubject, filter: Filter): boolean {
  switch (filter.type) {
    case 'text':
      return hasText(worker, filter.text.toLowerCase());
    case 'number':
      return compares(numberOf(worker, filter.field), filter.operator, filter.value);
    case 'word': {
      const isSame = plainWord(wordOf(worker, filter.field)) === plainWord(filter.text);
      return filter.operator === '=' ? isSame : !isSame;
    }
    case 'not':
      return !matchesFilter(worker, filter.of);
    case 'and':
      return matchesFilter(worker, filter.left) && matchesFilter(worker, filter.right);
    case 'or':
      return matchesFilter(worker, filter.left) || matchesFilter(worker, filter.right);
  }
}

function hasText({ label, kind, pid, tid }: FilterSubject, text: string): boolean {
  const numbers = tid === null ? [pid] : [pid, tid];
  return (
    plainWord(label).includes(plainWord(text)) ||
    plainWord(kind).includes(plainWord(text)) ||
    numbers.some((number) => String(number).startsWith(text))
  );
}

function numberOf(worker: FilterSubject, field: NumberField): number | null {
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

function wordOf(worker: FilterSubject, field: WordField): string {
  return worker[field];
}

/** `event-loop` and “Event loop” are the same. */
function plainWord(text: string): string {
  return text.toLowerCase().replaceAll('-', ' ');
}

function compares(value: number | null, operator: Operator, bound: number): boolean {
  if (value === null || Number.isNaN(value)) return false;
  switch (operator) {
    case '>':
      return value > bound;
    case '<':
      return value < bound;
    case '>=':
      return value >= bound;
    case '<=':
      return value <= bound;
    case '=':
      return value === bound;
    case '!=':
      return value !== bound;
    default:
      return assertNever(operator);
  }
}
