import { BYTE_UNITS, type FilterLanguage, NO_UNITS, PERCENT_UNIT } from './filter-syntax.ts';

/** What a query can ask of workers. */
export const WORKER_LANGUAGE = {
  numbers: {
    cpu: PERCENT_UNIT,
    waiting: PERCENT_UNIT,
    blocked: PERCENT_UNIT,
    cores: NO_UNITS,
    memory: BYTE_UNITS,
    tasks: NO_UNITS,
    pid: NO_UNITS,
    tid: NO_UNITS,
  },
  words: ['kind', 'label', 'name'],
  wordExample: (field) => `${field} = "thread"`,
} as const satisfies FilterLanguage;
