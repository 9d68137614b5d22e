import { parseProcStat } from '../linux/proc-stat.ts';

/** Of `/proc/PID/stat` what a list of processes shows. */
export interface StatLine {
  /** As it stands there: up to 15 bytes, line breaks and parentheses among them. */
  readonly name: string;
  readonly state: string;
  readonly parentPid: number;
  readonly isKernelThread: boolean;
  /** User and system time, in ticks of 10 ms. */
  readonly cpuTicks: number;
  readonly nice: number;
  readonly threads: number;
  /** Ticks of 10 ms since the machine's start. */
  readonly startTicks: number;
  readonly rssPages: number;
}

/** Of Linux, in the flags of a process: it has no program. */
const KERNEL_THREAD_FLAG = 0x00200000;

/** Parses `/proc/PID/stat`; `null` for anything else. Fields are counted as in proc(5). */
export function parseStatLine(text: string): StatLine | null {
  const head = parseProcStat(text);
  if (head === null) return null;
  // The state is field 3, behind the name in its parentheses.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ', 22);
  const field = (number: number): number => Number(fields[number - 3] ?? Number.NaN);
  const line: StatLine = {
    name: head.comm,
    state: head.state,
    parentPid: head.parentPid,
    isKernelThread: (field(9) & KERNEL_THREAD_FLAG) !== 0,
    cpuTicks: field(14) + field(15),
    nice: field(19),
    threads: field(20),
    startTicks: field(22),
    rssPages: field(24),
  };
  const numbers = [line.cpuTicks, line.nice, line.threads, line.startTicks, line.rssPages];
  return numbers.every(Number.isFinite) ? line : null;
}
