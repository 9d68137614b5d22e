import type { ProcessColumn } from '../../stores/processes/process-order.ts';

interface ColumnWords {
  readonly head: string;
  readonly tip: string;
  readonly isNumeric: boolean;
}

/** Heads of the columns; that of CPU use is named after the unit it is shown in. */
export const COLUMN_WORDS: Readonly<Record<Exclude<ProcessColumn, 'cpu'>, ColumnWords>> = {
  name: { head: 'Name', tip: 'Name of the process, as the system has it', isNumeric: false },
  pid: { head: 'PID', tip: 'Number of the process', isNumeric: true },
  user: { head: 'User', tip: 'Whose rights it has', isNumeric: false },
  state: { head: 'State', tip: 'What it does at the moment of the reading', isNumeric: false },
  memory: {
    head: 'Memory',
    tip: 'Resident memory (RSS). Pages that several share are counted in each; the details have PSS.',
    isNumeric: true,
  },
  threads: { head: 'Threads', tip: 'Threads of the process', isNumeric: true },
  read: { head: 'Read/s', tip: 'Read from disks in the last second or two', isNumeric: true },
  written: {
    head: 'Written/s',
    tip: 'Written to disks in the last second or two',
    isNumeric: true,
  },
};
