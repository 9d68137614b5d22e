import type { ProcessRuntime } from '../../../contract/program-runtimes.ts';
import type { Runtime } from '../../../contract/runtime.ts';
import { type ProcessFacts, readProcessFacts } from './process-facts.ts';
import { recogniseRuntime } from './recognise-runtime.ts';
import { type SeenProcess, startOf } from './start-method.ts';

/** A shell or a shim becomes the interpreter within a moment. */
const FIRST_AGE_MS = 200;

/** So much older than at the look before a process is when it is looked at again. */
const AGE_FACTOR = 4;

interface Known extends SeenProcess {
  /** `null`: no interpreter that is known. */
  readonly runtime: ProcessRuntime | null;
  readonly bornMs: number;
  readonly nextAtMs: number;
}

/**
 * The interpreters in the processes of a program, recognised from outside: a few small files of `/proc`
 * for each process, read when it is seen first and then ever more seldom, since it may become another
 * program. What has ended keeps what was known of it.
 */
export class ProgramRuntimes {
  readonly #runtimes: readonly Runtime[];
  readonly #read: (pid: number) => ProcessFacts | null;
  readonly #known = new Map<number, Known>();

  /** @param runtimes those that were found on this machine: they know more of themselves than a name tells */
  constructor(runtimes: readonly Runtime[], read = readProcessFacts) {
    this.#runtimes = runtimes;
    this.#read = read;
  }

  /** Takes in a process that was seen for the first time. @returns whether the list has changed */
  found(pid: number, nowMs: number): boolean {
    return this.#lookAt(pid, nowMs, nowMs);
  }

  /** Looks at those that are due. @returns whether the list has changed */
  look(nowMs: number): boolean {
    const due = [...this.#known].filter(([, { nextAtMs }]) => nowMs >= nextAtMs);
    return due.filter(([pid, { bornMs }]) => this.#lookAt(pid, bornMs, nowMs)).length > 0;
  }

  /** Processes with an interpreter in the order in which they were seen. */
  list(): readonly ProcessRuntime[] {
    return [...this.#known.values()].flatMap(({ runtime }) => runtime ?? []);
  }

  #lookAt(pid: number, bornMs: number, nowMs: number): boolean {
    const before = this.#known.get(pid);
    const nextAtMs = bornMs + Math.max(FIRST_AGE_MS, AGE_FACTOR * (nowMs - bornMs));
    const facts = this.#read(pid);
    if (facts === null) {
      if (before !== undefined) this.#known.set(pid, { ...before, nextAtMs });
      return false;
    }
    const { runtime, isPython } = this.#recognise(facts);
    this.#known.set(pid, { facts, isPython, runtime, bornMs, nextAtMs });
    return JSON.stringify(runtime) !== JSON.stringify(before?.runtime ?? null);
  }

  #recognise(facts: ProcessFacts): Pick<Known, 'runtime' | 'isPython'> {
    const interpreter = recogniseRuntime(facts, this.#runtimes);
    if (interpreter === null) return { runtime: null, isPython: false };
    const isPython = interpreter.kind === 'python';
    const parent = this.#known.get(facts.parentPid) ?? null;
    const start = startOf({ facts, isPython }, parent);
    return { runtime: { pid: facts.pid, ...interpreter, ...start }, isPython };
  }
}
