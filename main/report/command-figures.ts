import type { CommandOutput, CommandResult } from '../../contract/command.ts';
import { runtimeNotes } from '../../contract/runtime-notes.ts';
import { formatBytes, formatCount, formatMs } from './quantities.ts';
import type { Finding } from './run-findings.ts';

/** Beyond these, only their number is told. */
const SHOWN_MOMENTS = 20;

/** `exit code 0`, `ended by SIGTERM`. */
export function exitText({ exitCode, signal }: CommandResult): string {
  if (signal !== null) return `ended by ${signal}`;
  return exitCode === null ? 'no exit code' : `exit code ${exitCode}`;
}

/** What became of a program, but for its marks. @param isAttached it ran already: how it ends and what it prints is nobody's to see here */
export function commandFigures(command: CommandResult, isAttached: boolean): readonly Finding[] {
  if (isAttached) return [['processes', processesText(command)], ...runtimeNotes(command)];
  const { stdout, stderr, shellMs, cpuResolutionMs } = command;
  return [
    ['exit', exitText(command)],
    ['processes', processesText(command)],
    ...runtimeNotes(command),
    ['output', outputText(stdout)],
    ['error output', outputText(stderr)],
    ...(shellMs === null ? [] : [['shell', `${formatMs(shellMs)}, taken off`] as const]),
    ...(cpuResolutionMs < 1
      ? []
      : [['CPU time known to', `± ${formatMs(cpuResolutionMs)}`] as const]),
  ];
}

function processesText({ processesSeen, leftBehind }: CommandResult): string {
  const seen = `${formatCount(processesSeen)} seen`;
  if (leftBehind === 0) return seen;
  const still =
    leftBehind === 1 ? '1 was still there' : `${formatCount(leftBehind)} were still there`;
  return `${seen}, ${still} at the end and ended`;
}

function outputText({ bytes, path }: CommandOutput): string {
  if (bytes === 0) return 'none';
  return path === null ? formatBytes(bytes) : `${formatBytes(bytes)} in ${path}`;
}

/** Its marks, a line each. */
export function momentFigures({ moments }: CommandResult): readonly Finding[] {
  const shown = moments.slice(0, SHOWN_MOMENTS);
  const more = moments.length - shown.length;
  return [
    ...shown.map(({ name, atNs }): Finding => [`mark “${name}”`, `after ${formatMs(atNs / 1e6)}`]),
    ...(more === 0 ? [] : [['more marks', formatCount(more)] as const]),
  ];
}
