import { basename } from 'node:path';

import { readListeningPorts } from '../../monitor/linux/listening-sockets.ts';
import { isOwn } from '../../monitor/process-list/kinship.ts';
import type { ListedFacts, ListedProcess } from '../../monitor/process-list/listed-process.ts';
import { printable } from '../terminal-text.ts';
import { textTable } from '../text-table.ts';
import { UsageError } from '../usage-error.ts';

/** How the process was named. */
export type ProcessChoice =
  | { readonly by: 'pid'; readonly pid: number }
  | { readonly by: 'text'; readonly text: string }
  | { readonly by: 'port'; readonly port: number };

/** More are no help to choose from. */
const MAX_LISTED = 20;

/**
 * The one process that was meant, Corelane's own left out.
 * @throws UsageError when there is none, or more than one, which it then lists
 */
export function findProcess(
  choice: ProcessChoice,
  all: readonly ListedProcess[],
  portsOf: () => ReadonlyMap<number, readonly number[]> = readListeningPorts,
): ListedFacts {
  const parents = new Map(all.map(({ facts, counters }) => [facts.pid, counters.parentPid]));
  const own = new Set([process.pid, process.ppid]);
  const others = all.filter(({ facts }) => !isOwn(facts.pid, own, (pid) => parents.get(pid)));
  const candidates = choice.by === 'pid' ? all : others;
  const found = candidates.map(({ facts }) => facts).filter(matcher(choice, portsOf));
  const [first, ...more] = found;
  if (first === undefined) throw new UsageError(nothing(choice));
  if (more.length === 0) return first;
  throw new UsageError(
    `There are ${found.length} such processes: give the PID of one.\n${listed(found)}`,
  );
}

function matcher(
  choice: ProcessChoice,
  portsOf: () => ReadonlyMap<number, readonly number[]>,
): (facts: ListedFacts) => boolean {
  if (choice.by === 'pid') return ({ pid }) => pid === choice.pid;
  if (choice.by === 'port') {
    const ports = portsOf();
    return ({ pid }) => ports.get(pid)?.includes(choice.port) === true;
  }
  const text = choice.text.toLowerCase();
  return ({ name, command, isKernelThread }) =>
    !isKernelThread && [name, ...(command ?? [])].join(' ').toLowerCase().includes(text);
}

function nothing(choice: ProcessChoice): string {
  switch (choice.by) {
    case 'pid':
      return `There is no process ${choice.pid}.`;
    case 'text':
      return `There is no process with '${printable(choice.text)}' in its name or command line.`;
    case 'port':
      return `No process is known to listen at port ${choice.port}. Of other users’ processes that is told to root alone.`;
  }
}

function listed(found: readonly ListedFacts[]): string {
  const rows = found
    .slice(0, MAX_LISTED)
    .map(({ pid, user, name, command }) => [
      String(pid),
      user ?? '',
      printable(name),
      printable(shortCommand(command)),
    ]);
  const table = textTable(
    [
      { title: 'PID', align: 'right' },
      { title: 'USER', align: 'left' },
      { title: 'NAME', align: 'left' },
      { title: 'COMMAND', align: 'left' },
    ],
    rows,
  );
  const left = found.length - rows.length;
  return left > 0 ? `${table}… and ${left} more.` : table.trimEnd();
}

function shortCommand(command: readonly string[] | null): string {
  const [program, ...args] = command ?? [];
  const text = program === undefined ? '' : [basename(program), ...args].join(' ');
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
