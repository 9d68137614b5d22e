import { BYTE_UNITS, type FilterLanguage, NO_UNITS, PERCENT_UNIT } from './filter-syntax.ts';

/** What a query can ask of processes. */
export const PROCESS_LANGUAGE = {
  numbers: {
    /** Of one core. */
    cpu: PERCENT_UNIT,
    cores: NO_UNITS,
    memory: BYTE_UNITS,
    threads: NO_UNITS,
    /** A second. */
    read: BYTE_UNITS,
    written: BYTE_UNITS,
    nice: NO_UNITS,
    pid: NO_UNITS,
    parent: NO_UNITS,
  },
  words: ['name', 'command', 'user', 'state'],
  wordExample: (field) => (field === 'state' ? 'state = sleeping' : `${field} ~ python`),
} as const satisfies FilterLanguage;
