import { verifiedDigest } from './build-result.ts';
import type { RunFacts } from './conclude-run.ts';
import type { HostExit } from './exit-meaning.ts';
import type { HostSession } from './host-session.ts';
import type { RunEnding } from './run-ending.ts';
import { taskCounts } from './shown-tasks.ts';

/** What is left of a run when its host has gone. */
export interface RunRemains {
  readonly session: HostSession;
  readonly ending: RunEnding;
  readonly exit: HostExit | null;
  readonly stderrTail: string;
}

/** What decides how a run ended. */
export function factsOfRun({ session, ending, exit, stderrTail }: RunRemains): RunFacts {
  const { ledger, finished } = session;
  const { total, done, failed, firstLost } = taskCounts(session);
  const inHost = session.workers().filter(({ kind }) => kind !== 'process');
  return {
    cause: ending.cause,
    finished: finished !== null,
    stoppedAtFailure: finished?.stoppedBecause !== undefined,
    exit,
    endedByCorelane: ending.isOver,
    digestsAgree: verifiedDigest(session) !== null,
    taskErrors: ledger.errors('task'),
    tasks: { total, ended: done + failed, firstLost },
    invariants: finished?.invariants ?? [],
    workers: inHost.map(({ label }) => label),
    stderrTail,
  };
}
