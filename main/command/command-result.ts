import type { CommandMark, CommandResult, CommandSpec } from '../../contract/command.ts';
import type { HostSession } from '../lab/host-session.ts';
import type { Outputs } from './output-files.ts';

/** Of a launcher that did not come to tell how finely it knows CPU times. */
const UNKNOWN_RESOLUTION_MS = 10;

export interface CommandSources {
  readonly spec: CommandSpec;
  readonly executable: string;
  readonly outputs: Outputs;
  readonly session: HostSession;
  /** Processes that Corelane ended itself, after the launcher had gone. */
  readonly endedLeftovers: number;
}

/** The account of a run's program, whatever became of it. */
export function commandResult(sources: CommandSources): CommandResult {
  const { spec, executable, outputs, session, endedLeftovers } = sources;
  const { environment, ...asked } = spec;
  const ended = session.commandEnded;
  return {
    ...asked,
    environmentNames: Object.keys(environment),
    executable,
    exitCode: ended?.exitCode ?? null,
    signal: ended?.signal ?? null,
    ...outputs,
    cpuResolutionMs: ended?.cpuResolutionMs ?? UNKNOWN_RESOLUTION_MS,
    shellMs: ended?.shellMs ?? null,
    processesSeen: processesSeen(session),
    leftBehind: (ended?.leftBehind ?? 0) + endedLeftovers,
    moments: moments(session),
    ...(session.told.ledger === null ? {} : { toldWorkers: session.told.workers.length }),
  };
}

/** By the samples, or by those whose end came to the launcher, whichever are more. */
function processesSeen(session: HostSession): number {
  const seen = new Set(session.seen().map(({ pid }) => pid));
  return Math.max(seen.size, session.commandEnded?.processesReaped ?? 0);
}

/** What it named before its work began, or after, is none of it. */
function moments(session: HostSession): readonly CommandMark[] {
  const startNs = session.finished?.startNs;
  if (startNs === undefined) return [];
  return session.marks
    .map(({ name, atNs }) => ({ name, atNs: atNs - startNs }))
    .filter(({ atNs }) => atNs >= 0);
}
