import type { FigureName, WorkerColumn } from '../../../contract/recording-figures.ts';
import type { ReportedSamples } from '../../../contract/report.ts';
import type { RunClock } from './trace-clock.ts';
import { counterEvent, type TraceEvent, type Track } from './trace-events.ts';

const MIB = 2 ** 20;

const MEMORY: readonly (readonly [kind: string, figure: FigureName])[] = [
  ['RSS', 'run.total.rssBytes'],
  ['USS', 'run.total.ussBytes'],
];

const HOLD_UPS: readonly (readonly [name: string, figure: FigureName])[] = [
  ['held back by the quota, % of the time', 'throttledShare'],
  ['some task waited for a CPU, % of the time', 'cpuPressure'],
];

const GAUGES: readonly {
  readonly name: string;
  readonly column: WorkerColumn;
  readonly unit: string;
  readonly scale: number;
}[] = [
  { name: 'event loop busy, %', column: 'loopUtilisation', unit: 'percent', scale: 100 },
  { name: 'event-loop delay, ms', column: 'loopDelayMs', unit: 'ms', scale: 1 },
  { name: 'heap used, MiB', column: 'heapUsedBytes', unit: 'MiB', scale: 1 / MIB },
];

/** What was sampled of a run, as counters: of a gap there is no event. */
export function* sampleEvents(
  { atS, figures, workers }: ReportedSamples,
  track: Track,
  clock: RunClock,
): Generator<TraceEvent, void, undefined> {
  const cores = figures['run.total.coresUsed'] ?? [];
  for (const [place, seconds] of atS.entries()) {
    const atNs = clock.ofRun(seconds);
    const used = cores[place] ?? null;
    if (used !== null) yield counterEvent(track, atNs, 'cores used', { cores: used });
    for (const [kind, figure] of MEMORY) {
      const bytes = figures[figure]?.[place] ?? null;
      if (bytes !== null) {
        yield counterEvent(track, atNs, `memory (${kind}), MiB`, { MiB: bytes / MIB });
      }
    }
    for (const [name, figure] of HOLD_UPS) {
      const share = figures[figure]?.[place] ?? null;
      if (share !== null) yield counterEvent(track, atNs, name, { percent: share * 100 });
    }
    yield* workerEvents(workers, place, track, atNs);
  }
}

/** A counter of each worker for what its runtime told of it. */
function* workerEvents(
  workers: ReportedSamples['workers'],
  place: number,
  track: Track,
  atNs: number,
): Generator<TraceEvent, void, undefined> {
  for (const { id, columns } of workers) {
    for (const { name, column, unit, scale } of GAUGES) {
      const value = columns[column]?.[place] ?? null;
      if (value === null) continue;
      yield counterEvent(track, atNs, `worker ${id}: ${name}`, { [unit]: value * scale });
    }
  }
}
