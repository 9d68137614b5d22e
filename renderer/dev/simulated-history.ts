import type {
  HistoryEntry,
  HistoryFacts,
  HistoryId,
  HistoryPage,
  HistoryPatch,
  HistoryQuery,
  Rerun,
  RunCurve,
  RunOverlay,
} from '../../contract/history.ts';
import type { RequestName } from '../../contract/ipc.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import type { Scene } from './scene.ts';
import { matching, simulatedEntries } from './simulated-entries.ts';
import { requestOf } from './simulated-run.ts';
import { simulatedStoredExperiment, simulatedStoredRun } from './simulated-stored.ts';

const COUNTS = { list: 46, many: 5000, empty: 0, error: 0 } as const;

/** The history of the simulated main, kept in memory. */
export class SimulatedHistory {
  readonly #scene: Scene;
  readonly #listeners = new Set<() => void>();
  #entries: HistoryEntry[];
  readonly #deleted = new Map<string, readonly HistoryEntry[]>();

  constructor(scene: Scene) {
    this.#scene = scene;
    this.#entries = simulatedEntries(COUNTS[scene.history], Date.now());
  }

  /** Returns its own unsubscribe. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** `undefined`: none of the history's requests. */
  answer(name: RequestName, argument: unknown): Result<unknown> | undefined {
    const answers: Partial<Record<RequestName, () => Result<unknown>>> = {
      'history:list': () => this.#list(argument as HistoryQuery),
      'history:facts': () => ok(this.#facts()),
      'history:update': () =>
        this.#update(argument as { readonly item: HistoryId; readonly patch: HistoryPatch }),
      'history:delete': () => this.#delete(argument as readonly HistoryId[]),
      'history:undo-delete': () => this.#undo(argument as string),
      'history:open-run': () => simulatedStoredRun(this.#entry(argument as string), this.#scene),
      'history:open-experiment': () =>
        simulatedStoredExperiment(this.#entry(argument as string), this.#scene),
      'history:overlay': () => ok(this.#overlay(argument as readonly string[])),
      'history:rerun': () => ok(this.#rerun()),
      'history:export': () => ok({ path: '/home/ada/corelane-history.corelane' }),
      'history:import': () => ok({ runs: 12, experiments: 1 }),
    };
    return answers[name]?.();
  }

  #list(query: HistoryQuery): Result<HistoryPage> {
    if (this.#scene.history === 'error') {
      return err(
        'history-unreadable',
        'The history could not be read: /home/ada/.config/corelane/history.db is locked by another program. Close it, then try again.',
      );
    }
    const found = matching(this.#entries, query);
    const entries = found.slice(query.offset, query.offset + query.limit);
    return ok({ entries, total: found.length });
  }

  #facts(): HistoryFacts {
    const runs = this.#entries.filter(({ kind }) => kind === 'run').length;
    return {
      path: '/home/ada/.config/corelane/history.db',
      sizeBytes: 40_000 + this.#entries.length * 61_000,
      outputBytes: 0,
      runs,
      experiments: this.#entries.length - runs,
    };
  }

  #update({
    item,
    patch,
  }: {
    readonly item: HistoryId;
    readonly patch: HistoryPatch;
  }): Result<HistoryEntry> {
    const before = this.#entry(item.id);
    const entry = { ...before, ...patch };
    this.#entries = this.#entries.map((other) => (other.id === item.id ? entry : other));
    this.#tell();
    return ok(entry);
  }

  #delete(items: readonly HistoryId[]): Result<{ readonly undoToken: string }> {
    const ids = new Set(items.map(({ id }) => id));
    const undoToken = `undo-${this.#deleted.size}`;
    this.#deleted.set(
      undoToken,
      this.#entries.filter(({ id }) => ids.has(id)),
    );
    this.#entries = this.#entries.filter(({ id }) => !ids.has(id));
    this.#tell();
    return ok({ undoToken });
  }

  #undo(token: string): Result<null> {
    const back = this.#deleted.get(token) ?? [];
    this.#entries = [...this.#entries, ...back].sort((a, b) =>
      b.startedAt.localeCompare(a.startedAt),
    );
    this.#tell();
    return ok(null);
  }

  #overlay(ids: readonly string[]): RunOverlay {
    const entries = ids.map((id) => this.#entry(id));
    const machines = new Set(entries.map(({ machine }) => machine));
    return {
      curves: entries.map(curveOf),
      differences: [
        ...(machines.size > 1
          ? ['They ran on different machines: AMD EPYC 7763 and Intel Core i7-1260P.']
          : []),
        'Their parameters differ: tasks 400 in two of them, 800 in one.',
      ],
    };
  }

  #rerun(): Rerun {
    const notes = ['Python 3.12.1 is not there any more: 3.12.3 stands in for it.'];
    return { kind: 'run', request: { ...requestOf(this.#scene), strategy: 'threads' }, notes };
  }

  #entry(id: string): HistoryEntry {
    const entry = this.#entries.find((other) => other.id === id);
    if (entry === undefined) throw new Error(`No simulated entry ${id}`);
    return entry;
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

const CURVE_POINTS = 120;

function curveOf(entry: HistoryEntry, place: number): RunCurve {
  const wallS = (entry.wallMs ?? 4000) / 1000;
  const cores = 1 + place * 0.31;
  const atS = Float64Array.from(
    { length: CURVE_POINTS },
    (_, index) => ((index - 6) / CURVE_POINTS) * wallS * 1.08,
  );
  const isInside = (at: number) => at >= 0 && at <= wallS;
  return {
    runId: entry.id,
    label: `${entry.runtimes[0] ?? ''} · ${entry.strategies[0] ?? ''} × ${entry.workers[0] ?? 1}`,
    atS,
    coresUsed: atS.map((at, index) =>
      isInside(at) ? cores + 0.08 * Math.sin(index * (1.1 + place)) : 0.05,
    ),
    memoryBytes: atS.map((at) => (30 + place * 17 + (isInside(at) ? 20 : 0)) * 1_000_000),
    memoryKind: 'pss',
    wallMs: entry.wallMs,
    bases: { logicalCores: place === 2 ? 8 : 2, effectiveCores: 2 },
  };
}
