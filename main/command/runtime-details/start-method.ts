import type { ProcessRuntime } from '../../../contract/program-runtimes.ts';
import type { ProcessFacts } from './process-facts.ts';

type StartOf = Pick<ProcessRuntime, 'startMethod' | 'helper'>;

/** A process of a program with what runs in it. */
export interface SeenProcess {
  readonly facts: Pick<ProcessFacts, 'command' | 'stackStart'>;
  readonly isPython: boolean;
}

/** What `multiprocessing` gives the interpreters it starts to run. */
const SPAWNED = /\bfrom multiprocessing\.spawn import spawn_main\b/;
const FORK_SERVER = /\bfrom multiprocessing\.forkserver import main\b/;
const TRACKER = /\bfrom multiprocessing\.(?:resource|semaphore)_tracker import main\b/;

const STARTED_OTHERWISE: StartOf = { startMethod: null, helper: null };

/**
 * How Python's `multiprocessing` started a process: by its command line, and of one that was forked by
 * what it shares with its parent.
 * @param parent `null`: it is no process of the program
 */
export function startOf(process: SeenProcess, parent: SeenProcess | null): StartOf {
  if (!process.isPython) return STARTED_OTHERWISE;
  const wasForked = parent?.isPython === true && isForkOf(process, parent);
  const code = codeOf(process);
  if (FORK_SERVER.test(code)) {
    // Its children have its command line.
    return wasForked
      ? { startMethod: 'forkserver', helper: null }
      : { startMethod: null, helper: 'fork-server' };
  }
  if (TRACKER.test(code)) return { startMethod: null, helper: 'resource-tracker' };
  if (wasForked) return { startMethod: 'fork', helper: null };
  return SPAWNED.test(code) ? { startMethod: 'spawn', helper: null } : STARTED_OTHERWISE;
}

/** The text behind `-c`; empty: there is none. */
function codeOf({ facts: { command } }: SeenProcess): string {
  const at = command.indexOf('-c');
  return at < 0 ? '' : (command[at + 1] ?? '');
}

/** Another program of the same command line has its stack elsewhere, as the kernel shuffles it. */
function isForkOf({ facts }: SeenProcess, parent: SeenProcess): boolean {
  return facts.stackStart !== null && facts.stackStart === parent.facts.stackStart;
}
