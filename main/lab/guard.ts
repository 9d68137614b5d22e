import { type ChildProcess, spawn } from 'node:child_process';
import { Socket } from 'node:net';

import { settlesWithin } from './deferred.ts';

/** It may have to look for what forks on and on. */
const CLOSE_LIMIT_MS = 3000;
const MAX_RESTARTS = 5;

const RUN_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Lists the groups and runs it is told and kills the rest of them when its standard input closes,
 * which the system does however Corelane ends; then it removes what the groups had in named shared
 * memory. Of a run it kills whatever has its id in its environment: what a program of the user's own
 * has started may have left every group. What is forked while the list is read is not in it, so that
 * it looks until eight looks in a row have found nothing. It ignores what a terminal or a logout may
 * send: it must be the last to go.
 */
const SCRIPT = `
trap '' HUP INT TERM QUIT
groups=''
runs=''
without() {
  unwanted=$1
  rest=''
  shift
  for known in "$@"; do [ "$known" = "$unwanted" ] || rest="$rest $known"; done
}
while read -r sign name; do
  case $sign in
    +|-) case $name in ''|*[!0-9]*|0|1) continue ;; esac ;;
    +r|-r) case $name in *[!0-9a-f-]*) continue ;; ????????-????-????-????-????????????) ;; *) continue ;; esac ;;
  esac
  case $sign in
    +) without "$name" $groups; groups="$rest $name" ;;
    -) without "$name" $groups; groups=$rest ;;
    +r) without "$name" $runs; runs="$rest $name" ;;
    -r) without "$name" $runs; runs=$rest ;;
  esac
done
for group in $groups; do kill -s KILL -- "-$group" 2>/dev/null; done
for run in $runs; do
  round=0
  empty=0
  while [ "$round" -lt 200 ] && [ "$empty" -lt 8 ]; do
    round=$((round + 1))
    empty=$((empty + 1))
    for file in $(grep -lsF "CORELANE_RUN_ID=$run" /proc/[0-9]*/environ 2>/dev/null); do
      empty=0
      pid=\${file#/proc/}
      pid=\${pid%/environ}
      if grep -qsF "CORELANE_RUN_ID=$run" "$file"; then kill -s KILL "$pid" 2>/dev/null; fi
    done
  done
done
for group in $groups; do rm -f /dev/shm/corelane-"$group"-* /dev/shm/sem.corelane-"$group"-* 2>/dev/null; done
exit 0
`;

/** The process that outlives Corelane for a moment, to end what Corelane could not. */
export interface Guard {
  /**
   * Starts the guard process, unless it is there. To be called before a group is made: one that is
   * there before its guard would outlive a Corelane that is killed in between.
   */
  start(): void;
  /** From now on this group dies with Corelane. */
  add(groupId: number): void;
  /** The group is empty; its number may soon be somebody else's. */
  remove(groupId: number): void;
  /** From now on whatever has this id as its `CORELANE_RUN_ID` dies with Corelane. Linux only. */
  addRun(runId: string): void;
  /** Nothing of the run is left. */
  removeRun(runId: string): void;
  /** Pid of the guard process; `null` before its start and on Windows. */
  pid(): number | null;
  /** Ends the guard process; groups still listed are killed by it. */
  close(): Promise<void>;
}

/**
 * One guard for the app, started before the first group. It runs in a session of its own, so that a
 * ^C at the terminal doesn't reach it. On Windows there is none: job objects need native code.
 * @param onProblem told in one sentence when the guard died and was replaced, or can't be started
 */
export function createGuard(onProblem: (message: string) => void): Guard {
  if (process.platform === 'win32') return noGuard;
  return new ShellGuard(onProblem);
}

const noGuard: Guard = {
  start: () => undefined,
  add: () => undefined,
  remove: () => undefined,
  addRun: () => undefined,
  removeRun: () => undefined,
  pid: () => null,
  close: () => Promise.resolve(),
};

class ShellGuard implements Guard {
  readonly #onProblem: (message: string) => void;
  readonly #groups = new Set<number>();
  readonly #runs = new Set<string>();
  #child: ChildProcess | null = null;
  #closing = false;
  #restarts = 0;

  constructor(onProblem: (message: string) => void) {
    this.#onProblem = onProblem;
  }

  start(): void {
    if (this.#child === null && !this.#closing) this.#startProcess();
  }

  add(groupId: number): void {
    if (!Number.isInteger(groupId) || groupId <= 1) {
      throw new RangeError(`Not a process group of a run: ${groupId}`);
    }
    this.#groups.add(groupId);
    if (this.#child === null) this.#startProcess();
    else this.#write(`+ ${groupId}\n`);
  }

  remove(groupId: number): void {
    if (this.#groups.delete(groupId)) this.#write(`- ${groupId}\n`);
  }

  addRun(runId: string): void {
    if (!RUN_ID.test(runId)) throw new RangeError(`Not the id of a run: ${runId}`);
    this.#runs.add(runId);
    if (this.#child === null) this.#startProcess();
    else this.#write(`+r ${runId}\n`);
  }

  removeRun(runId: string): void {
    if (this.#runs.delete(runId)) this.#write(`-r ${runId}\n`);
  }

  pid(): number | null {
    return this.#child?.pid ?? null;
  }

  async close(): Promise<void> {
    this.#closing = true;
    const child = this.#child;
    if (child === null) return;
    const exited = new Promise((resolve) => child.once('exit', resolve));
    child.ref();
    child.stdin?.end();
    if (!(await settlesWithin(exited, CLOSE_LIMIT_MS))) child.kill('SIGKILL');
  }

  #startProcess(): void {
    // Where no descriptor is left there is no pipe, whatever the types say.
    const child: ChildProcess = spawn('/bin/sh', ['-c', SCRIPT], {
      detached: true,
      stdio: ['pipe', 'ignore', 'ignore'],
      cwd: '/',
      env: {},
    });
    this.#child = child;
    child.once('error', (error) => this.#onDeath(child, error.message));
    child.once('exit', () => this.#onDeath(child, null));
    // Written to a guard that has just died: its 'exit' says all that matters.
    child.stdin?.on('error', () => undefined);
    // The guard waits for Corelane; Corelane must not wait for the guard.
    child.unref();
    if (child.stdin instanceof Socket) child.stdin.unref();
    for (const groupId of this.#groups) this.#write(`+ ${groupId}\n`);
    for (const runId of this.#runs) this.#write(`+r ${runId}\n`);
  }

  #write(line: string): void {
    this.#child?.stdin?.write(line);
  }

  #onDeath(child: ChildProcess, cause: string | null): void {
    if (this.#child !== child) return;
    this.#child = null;
    if (this.#closing) return;
    if (cause !== null) {
      this.#onProblem(
        `The guard process could not be started (${cause}): if Corelane itself is killed, the run ends a little later by its own watch.`,
      );
      return;
    }
    this.#restarts += 1;
    if (this.#restarts > MAX_RESTARTS) {
      this.#onProblem('The guard process was ended again and again and is left off.');
      return;
    }
    this.#onProblem('The guard process was ended from outside and has been started again.');
    if (this.#groups.size + this.#runs.size > 0) this.#startProcess();
  }
}
