import type { RunKind } from '../../contract/run-kind.ts';
import type { OtherThreadsRole } from '../../contract/sample.ts';

/** Threads of one role that are no workers. */
export interface RoleWords {
  /** Over their lanes. */
  readonly heading: string;
  /** In a column, and in a filter. */
  readonly word: string;
  /** Behind their number: `4 threads of the runtime`. */
  readonly whose: string;
}

/** What the parts of a run are called. */
export interface PartWords {
  /** Who used the cores, in legends and tables. */
  readonly users: { readonly workers: string; readonly runtime: string };
  readonly roles: Readonly<Record<OtherThreadsRole, RoleWords>>;
}

const OTHERS: RoleWords = { heading: 'Others', word: 'others', whose: 'of all kinds' };

/** Of a program all that lives for two samples has a lane, up to a bound: what is left is `other`. */
const PROGRAM_ROLES: PartWords['roles'] = {
  host: { heading: 'Launcher', word: 'launcher', whose: 'of the launcher' },
  runtime: { heading: 'Other threads', word: 'other', whose: 'without a lane of their own' },
  others: OTHERS,
};

const WORDS: Readonly<Record<RunKind, PartWords>> = {
  workload: {
    users: { workers: 'Our workers', runtime: 'Runtime threads + host' },
    roles: {
      host: { heading: 'Host', word: 'host', whose: 'of the host' },
      runtime: { heading: 'Runtime threads', word: 'runtime', whose: 'of the runtime' },
      others: OTHERS,
    },
  },
  program: {
    users: { workers: 'The program', runtime: 'Its other threads + launcher' },
    roles: PROGRAM_ROLES,
  },
  attached: {
    users: { workers: 'The program', runtime: 'Its other threads' },
    roles: PROGRAM_ROLES,
  },
};

/** Corelane's own workers have a runtime and a host; a program has neither. */
export function partWords(kind: RunKind): PartWords {
  return WORDS[kind];
}
