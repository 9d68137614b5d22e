import type { ListedProcess } from './listed-process.ts';

/** What `ps` is asked for, in the order in which `parsePsLine` reads it. */
export const PS_COLUMNS = 'pid=,ppid=,user=,state=,time=,rss=,nice=,lstart=,command=';

const LINE =
  /^\s*(\d{1,10})\s+(\d{1,10})\s+(\S+)\s+(\S)\S*\s+([\d:.-]{1,32})\s+(\d{1,15})\s+(-?\d{1,4}|-)\s+(\S+\s+\S+\s+\d+\s+[\d:]+\s+\d+)\s+(.*)$/;

/**
 * One process as `ps` writes it with `PS_COLUMNS` in the C locale; `null` for anything else. The
 * arguments can't be told apart there: the command is one text.
 */
export function parsePsLine(line: string, atMs: number): ListedProcess | null {
  const [, pid, parent, user, state, time, rss, nice, started, command] = LINE.exec(line) ?? [];
  if (pid === undefined || command === undefined || state === undefined) return null;
  const startedAtMs = Date.parse(started ?? '');
  if (Number.isNaN(startedAtMs)) return null;
  return {
    facts: {
      pid: Number(pid),
      startTicks: startedAtMs / 1000,
      name: nameOf(command),
      command: [command],
      isCommandCut: false,
      user: user ?? null,
      startedAtMs,
      isKernelThread: false,
      hidesIo: true,
    },
    counters: {
      atMs,
      parentPid: Number(parent),
      state,
      cpuMs: cpuMsOf(time ?? ''),
      // In units of 1024 bytes on every system.
      rssBytes: Number(rss) * 1024,
      threads: null,
      nice: nice === '-' ? null : Number(nice),
      readBytes: null,
      writtenBytes: null,
    },
  };
}

/** The last part of the program's path. Where it holds a space, its end is not known. */
function nameOf(command: string): string {
  const [program = ''] = command.split(' ', 1);
  return program.slice(program.lastIndexOf('/') + 1) || command;
}

/** `1-02:03:04`, `02:03:04`, `2:03.04`: days, hours, minutes, seconds; `null` for anything else. */
export function cpuMsOf(time: string): number | null {
  const match = /^(?:(\d+)-)?(?:(\d+):)?(\d+):(\d+(?:\.\d+)?)$/.exec(time);
  if (match === null) return null;
  const [, days = '0', hours = '0', minutes = '0', seconds = '0'] = match;
  const whole = (Number(days) * 24 + Number(hours)) * 60 + Number(minutes);
  return Math.round((whole * 60 + Number(seconds)) * 1000);
}
