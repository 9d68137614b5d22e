import { readFileSync } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';

import { MS_PER_CLOCK_TICK } from '../linux/cpu-times.ts';
import { KeptFiles } from '../linux/kept-files.ts';
import { processNumbers } from '../linux/process-numbers.ts';
import { parseThreadName } from '../linux/thread-name.ts';
import { readText } from '../machine.ts';
import { type BootFacts, readBootFacts } from './boot-facts.ts';
import { type CommandLine, parseCommandLine } from './command-line.ts';
import type {
  ListedCounters,
  ListedFacts,
  ListedProcess,
  ProcessReader,
} from './listed-process.ts';
import { parseProcessIo, type ProcessIo } from './process-io.ts';
import { parseStatLine, type StatLine } from './stat-line.ts';
import { parseEffectiveUid, parseUserNames } from './user-names.ts';

/** So many are read before others have their turn: the sampler of a run must not wait for all. */
const PROCESSES_A_TURN = 50;

/** A program can write over its command line: it is read again this often, each pass some of them. */
const PASSES_UNTIL_READ_AGAIN = 16;

/** Two for a process, read anew at a third of the cost of opening them; more are opened each time. */
const MAX_OPEN_FILES = 1000;

interface Kept {
  readonly line: Pick<StatLine, 'startTicks' | 'name'>;
  readonly facts: ListedFacts;
}

/** All processes from /proc. What hardly changes is kept from pass to pass. */
export class LinuxProcessList implements ProcessReader {
  readonly #nowMs: () => number;
  readonly #procFolder: string;
  readonly #boot: BootFacts = readBootFacts();
  readonly #files = new KeptFiles();
  #kept = new Map<number, Kept>();
  #users: ReadonlyMap<number, string> = new Map();
  #passes = 0;

  /** @param nowMs monotonic */
  constructor(nowMs: () => number, procFolder = '/proc') {
    this.#nowMs = nowMs;
    this.#procFolder = procFolder;
  }

  async read(): Promise<readonly ListedProcess[]> {
    const pids = processNumbers(this.#procFolder);
    if (this.#passes % PASSES_UNTIL_READ_AGAIN === 0) {
      this.#users = parseUserNames(readText('/etc/passwd') ?? '');
    }
    this.#passes += 1;
    const listed: ListedProcess[] = [];
    const kept = new Map<number, Kept>();
    for (const [index, pid] of pids.entries()) {
      if (index % PROCESSES_A_TURN === PROCESSES_A_TURN - 1) await nextTurn();
      const one = this.#readOne(pid);
      if (one === null) continue;
      kept.set(pid, one.kept);
      listed.push({ facts: one.kept.facts, counters: one.counters });
    }
    for (const pid of this.#kept.keys()) if (!kept.has(pid)) this.#forget(pid);
    this.#kept = kept;
    return listed;
  }

  release(): void {
    for (const pid of this.#kept.keys()) this.#forget(pid);
  }

  #readOne(pid: number): { readonly kept: Kept; readonly counters: ListedCounters } | null {
    const line = parseStatLine(this.#readKept(`${pid}/stat`) ?? '');
    // Ended since the list was read, which is normal.
    if (line === null) return null;
    const atMs = this.#nowMs();
    const before = this.#stillTrue(pid, line) ?? this.#facts(pid, line);
    const io = before.hidesIo ? null : this.#readIo(pid);
    const facts = io === 'denied' ? { ...before, hidesIo: true } : before;
    return {
      kept: { line: { startTicks: line.startTicks, name: line.name }, facts },
      counters: this.#counters(line, atMs, io === 'denied' ? null : io),
    };
  }

  /** What is kept of this very process, as long as it need not be read again. */
  #stillTrue(pid: number, line: StatLine): ListedFacts | null {
    const kept = this.#kept.get(pid);
    if (kept?.line.startTicks !== line.startTicks || kept.line.name !== line.name) return null;
    if ((pid + this.#passes) % PASSES_UNTIL_READ_AGAIN !== 0) return kept.facts;
    const facts = this.#facts(pid, line);
    // A change of user makes it readable, or no more: the next reading of its files tells.
    const isSame = JSON.stringify({ ...kept.facts, hidesIo: false }) === JSON.stringify(facts);
    return isSame ? kept.facts : facts;
  }

  #facts(pid: number, line: StatLine): ListedFacts {
    const uid = parseEffectiveUid(this.#readText(`${pid}/status`) ?? '');
    const { bootMs } = this.#boot;
    return {
      pid,
      startTicks: line.startTicks,
      name: parseThreadName(line.name),
      ...this.#command(pid),
      user: uid === null ? null : (this.#users.get(uid) ?? String(uid)),
      startedAtMs: bootMs === null ? null : bootMs + line.startTicks * MS_PER_CLOCK_TICK,
      isKernelThread: line.isKernelThread,
      hidesIo: false,
    };
  }

  #counters(line: StatLine, atMs: number, io: ProcessIo | null): ListedCounters {
    return {
      atMs,
      parentPid: line.parentPid,
      state: line.state,
      rssBytes: line.rssPages * this.#boot.pageBytes,
      threads: line.threads,
      nice: line.nice,
      cpuMs: line.cpuTicks * MS_PER_CLOCK_TICK,
      readBytes: io?.readBytes ?? null,
      writtenBytes: io?.writtenBytes ?? null,
    };
  }

  #command(
    pid: number,
  ): { readonly command: readonly string[] | null } & Omit<CommandLine, 'command'> {
    try {
      return parseCommandLine(readFileSync(`${this.#procFolder}/${pid}/cmdline`));
    } catch {
      return { command: null, isCommandCut: false };
    }
  }

  #readIo(pid: number): ProcessIo | 'denied' | null {
    const text = this.#readKept(`${pid}/io`);
    return text === null ? 'denied' : parseProcessIo(text);
  }

  /** The descriptor stays open, and with it the very process: `null`: gone, or not ours to read. */
  #readKept(path: string): string | null {
    const whole = `${this.#procFolder}/${path}`;
    const read = this.#files.read(whole);
    if (this.#files.openFiles > MAX_OPEN_FILES) this.#files.forget(whole);
    return read.outcome === 'read' ? read.text : null;
  }

  #forget(pid: number): void {
    this.#files.forget(`${this.#procFolder}/${pid}/stat`);
    this.#files.forget(`${this.#procFolder}/${pid}/io`);
  }

  /** One character a byte, as the names are parsed; `null`: gone, or not ours to read. */
  #readText(path: string): string | null {
    try {
      return readFileSync(`${this.#procFolder}/${path}`, 'latin1');
    } catch {
      return null;
    }
  }
}
