import type { Result } from '../../../contract/result.ts';
import type { RunRequest, RunState } from '../../../contract/run.ts';
import { sortedEntries } from '../../../contract/sorted-entries.ts';
import type { History } from '../../store/history/history.ts';

/** Enough to know what was run lately; reading all of a long history would hold the plan up. */
const RUNS_LOOKED_AT = 100;

/** How long runs take here: for the plan of an experiment, not for any comparison. */
export class KnownRunTimes {
  readonly #history: Pick<History, 'list' | 'run'>;
  /** Wall time of the newest completed run, by what it did. */
  readonly #wallMs = new Map<string, number>();
  #isLoaded = false;

  constructor(history: Pick<History, 'list' | 'run'>) {
    this.#history = history;
  }

  acceptState(state: RunState): void {
    if (state.state !== 'completed') return;
    this.#learn(state.run.request, state.result.wallMs);
  }

  /** `null`: no such run is known. The seed does not count: it hardly changes how long work takes. */
  wallMs(request: RunRequest): number | null {
    if (!this.#isLoaded) this.#load();
    return this.#wallMs.get(keyOf(request)) ?? null;
  }

  #load(): void {
    this.#isLoaded = true;
    for (const id of this.#latestIds()) {
      const run = valueOf(this.#history.run(id));
      if (run?.result?.state !== 'completed') continue;
      const { request } = run.header;
      if (!this.#wallMs.has(keyOf(request))) this.#learn(request, run.result.wallMs);
    }
  }

  /** Newest first. What came from another machine says nothing about this one. */
  #latestIds(): readonly string[] {
    const query = {
      text: '',
      kind: 'run',
      starredOnly: false,
      withRunsOfExperiments: true,
    } as const;
    const page = valueOf(this.#history.list({ ...query, offset: 0, limit: RUNS_LOOKED_AT }));
    return (page?.entries ?? []).filter(({ imported }) => !imported).map(({ id }) => id);
  }

  #learn(request: RunRequest, wallMs: number | null): void {
    if (wallMs !== null) this.#wallMs.set(keyOf(request), wallMs);
  }
}

function valueOf<Value>(result: Result<Value>): Value | null {
  return result.ok ? result.value : null;
}

function keyOf(request: RunRequest): string {
  const { workload, strategy, runtimeId, workers, parameters, options, cores } = request;
  return JSON.stringify([
    workload,
    strategy,
    runtimeId,
    workers,
    sortedEntries(parameters),
    sortedEntries(options),
    cores,
  ]);
}
