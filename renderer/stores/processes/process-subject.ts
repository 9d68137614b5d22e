import type { FilterSubject } from '../filter/matches-filter.ts';
import type { PROCESS_LANGUAGE } from '../filter/process-language.ts';
import type { ProcessRow } from './process-row.ts';
import { stateName } from './process-states.ts';

type NumberField = keyof (typeof PROCESS_LANGUAGE)['numbers'];
type WordField = (typeof PROCESS_LANGUAGE)['words'][number];

/** Text is found in the name, the command or the user, or at the beginning of the pid. */
export function processSubject(row: ProcessRow): FilterSubject {
  return {
    hasText: (text) => hasText(row, text),
    numberOf: (field) => numberOf(row, field as NumberField),
    wordOf: (field) => wordOf(row, field as WordField),
  };
}

function hasText(row: ProcessRow, text: string): boolean {
  const texts = [row.name, wordOf(row, 'command') ?? '', row.user ?? ''];
  return String(row.pid).startsWith(text) || texts.some((one) => one.toLowerCase().includes(text));
}

function numberOf(row: ProcessRow, field: NumberField): number | null {
  switch (field) {
    case 'cpu':
      return row.coresUsed === null ? null : row.coresUsed * 100;
    case 'cores':
      return row.coresUsed;
    case 'memory':
      return row.rssBytes;
    case 'threads':
      return row.threads;
    case 'read':
      return row.readBytesPerS;
    case 'written':
      return row.writtenBytesPerS;
    case 'nice':
      return row.nice;
    case 'pid':
      return row.pid;
    case 'parent':
      return row.parentPid;
  }
}

function wordOf(row: ProcessRow, field: WordField): string | null {
  switch (field) {
    case 'name':
      return row.name;
    case 'command':
      return row.command?.join(' ') ?? null;
    case 'user':
      return row.user;
    case 'state':
      return stateName(row.state);
  }
}
