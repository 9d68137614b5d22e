import type { CommandSpec } from './command.ts';
import type { EventLoopDelay } from './host-protocol.ts';
import type { InterpreterKind, StartMethod } from './runtime.ts';

/** What is known of the interpreter that one process of a program runs in, without asking it. */
export interface ProcessRuntime {
  readonly pid: number;
  readonly kind: InterpreterKind;
  /** As far as its file or the list of runtimes tells: `3.11`, `20.19.0`; empty: not known. */
  readonly version: string;
  /** Whether its threads share a GIL; `null`: it is no Python. */
  readonly sharesGil: boolean | null;
  /** How Python's `multiprocessing` started it; `null`: something else did, or it can't be told. */
  readonly startMethod: StartMethod | null;
  /** What `multiprocessing` started for itself; `null`: it is none of these. */
  readonly helper: 'fork-server' | 'resource-tracker' | null;
}

/** What one event loop of Node.js told of itself, from its first turn on. */
export interface LoopDetails {
  readonly pid: number;
  /** Of the thread it runs in; `null`: the system can't tell. */
  readonly tid: number | null;
  readonly delay: EventLoopDelay;
  /** Share of its time in which it was late for a timer of 10 ms, 0 … 1. */
  readonly lateShare: number;
}

/** What `asyncio` logged because its debug mode was on. */
export interface AsyncioDetails {
  /** Callbacks that took longer than 0.1 s, or what the program set. */
  readonly slowCallbacks: number;
  /** `null`: there was none. */
  readonly longestMs: number | null;
}

/** What runtimes told of themselves, because `runtimeDetails` was on. */
export interface RuntimeDetails {
  /** The latest ones first, at most 64; none: no Node.js that told anything. */
  readonly loops: readonly LoopDetails[];
  /** `null`: no Python was seen, or its debug mode was off. */
  readonly asyncio: AsyncioDetails | null;
  /** Lines of theirs that are none, or too many to be read. */
  readonly unreadLines: number;
}

/** What is said of a command whose runtimes are asked, wherever it is named: it is another one than without. */
export const DETAILS_WORDS = 'runtime details on: adds cost';

/** The same as a part of a list; empty: they are not asked. */
export function detailsWords({
  runtimeDetails,
}: Pick<CommandSpec, 'runtimeDetails'>): readonly string[] {
  return runtimeDetails === true ? [DETAILS_WORDS] : [];
}
