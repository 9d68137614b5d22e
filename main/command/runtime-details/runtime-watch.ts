import type { CommandResult } from '../../../contract/command.ts';
import type { ProcessRuntime, RuntimeDetails } from '../../../contract/program-runtimes.ts';
import type { WorkerIdentity } from '../../../contract/run.ts';
import type { Runtime } from '../../../contract/runtime.ts';
import type { GaugeBook } from '../../lab/gauge-book.ts';
import { DetailsFolder } from './details-folder.ts';
import type { LoopLine } from './loop-line.ts';
import { detailsEnvironment, isAsyncioDebugged, preloadPath } from './node-options.ts';
import { ProgramRuntimes } from './program-runtimes.ts';
import { slowCallbacks } from './slow-callbacks.ts';

/** As often as the preload tells. */
const LOOK_MS = 250;

export interface RuntimeWatchParts {
  /** The runtimes tell of themselves. */
  readonly isAsked: boolean;
  /** Somebody looks on: what they tell is read while the program runs, not at its end alone. */
  readonly isWatched: boolean;
  /** Absolute; for what they tell. */
  readonly runFolder: string;
  readonly workloadsDirectory: string;
  /** The runtimes found so far. */
  readonly runtimes: readonly Runtime[];
  readonly gauges: Pick<GaugeBook, 'note'>;
  /** The list has changed. */
  readonly onChange: () => void;
}

type Environment = Readonly<Record<string, string>>;

/** The interpreters that a program runs in: what is seen of them, and what they tell where they are asked. */
export class RuntimeWatch {
  readonly #parts: RuntimeWatchParts;
  readonly #seen: ProgramRuntimes;
  readonly #folder: DetailsFolder | null;
  readonly #workerIds = new Map<string, number>();
  readonly #pids = new Set<number>();
  #environment: Environment = {};
  #looks: NodeJS.Timeout | null = null;

  constructor(parts: RuntimeWatchParts) {
    this.#parts = parts;
    this.#seen = new ProgramRuntimes(parts.runtimes);
    this.#folder = parts.isAsked
      ? new DetailsFolder(parts.runFolder, (line) => this.#onLine(line))
      : null;
  }

  /** To be called before the program is started. Rejects where its folder can't be made. */
  async begin(): Promise<void> {
    await this.#folder?.make();
  }

  /** The environment of the program, with what asking takes added; all that is there stays. */
  environment(own: Environment): Environment {
    this.#environment = own;
    if (this.#folder !== null) {
      const preload = preloadPath(this.#parts.workloadsDirectory);
      const additions = detailsEnvironment(own, { preload, folder: this.#folder.path });
      this.#environment = { ...own, ...additions };
    }
    return this.#environment;
  }

  /** Takes in a process or thread of the program. */
  found({ id, pid, tid }: Pick<WorkerIdentity, 'id' | 'pid' | 'tid'>): void {
    this.#workerIds.set(keyOf(pid, tid), id);
    this.#pids.add(pid);
    this.#looks ??= setInterval(() => this.#look(), LOOK_MS);
    if (tid !== null && tid !== pid) return;
    if (this.#seen.found(pid, performance.now())) this.#parts.onChange();
  }

  /** Nothing of the program is left, or will be in a moment. */
  stop(): void {
    if (this.#looks !== null) clearInterval(this.#looks);
    this.#looks = null;
  }

  list(): readonly ProcessRuntime[] {
    return this.#seen.list();
  }

  /**
   * What a result tells of them. To be called once, when nothing of the program is left.
   * @param stderrPath what it printed as its error output
   */
  async outcome(stderrPath: string): Promise<Pick<CommandResult, 'runtimes' | 'details'>> {
    this.stop();
    const runtimes = this.list();
    const seen = runtimes.length === 0 ? {} : { runtimes };
    return this.#folder === null
      ? seen
      : { ...seen, details: await this.#details(this.#folder, stderrPath) };
  }

  async #details(folder: DetailsFolder, stderrPath: string): Promise<RuntimeDetails> {
    await folder.end();
    const isPython = this.list().some(({ kind }) => kind === 'python');
    const isDebugged = isPython && isAsyncioDebugged(this.#environment);
    return {
      loops: folder.loops.loops(this.#pids),
      asyncio: isDebugged ? await slowCallbacks(stderrPath) : null,
      unreadLines: folder.unreadLines,
    };
  }

  #look(): void {
    if (this.#seen.look(performance.now())) this.#parts.onChange();
    if (this.#parts.isWatched) void this.#folder?.look();
  }

  #onLine({ pid, tid, activeNs, idleNs, delayNs, heapUsedBytes }: LoopLine): void {
    const id = this.#workerIds.get(keyOf(pid, tid));
    if (id === undefined) return;
    const gauges = { id, loopActiveNs: activeNs, loopIdleNs: idleNs, loopDelayNs: delayNs };
    const workers = [{ ...gauges, heapUsedBytes }];
    this.#parts.gauges.note({ type: 'gauges', workers }, performance.now());
  }
}

/** The main thread has the number of its process. */
function keyOf(pid: number, tid: number | null): string {
  return `${pid}/${tid ?? pid}`;
}
