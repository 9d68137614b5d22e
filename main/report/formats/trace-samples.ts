import type { ReportedSamples } from '../../../contract/report.ts';
import type { RunClock } from './trace-clock.ts';
import { counterEvent, type TraceEvent, type Track } from './trace-events.ts';

const MIB = 2 ** 20;

/** What was sampled of a run, as counters: of a gap there is no event. */
export function* sampleEvents(
  { atS, figures }: ReportedSamples,
  track: Track,
  clock: RunClock,
): Generator<TraceEvent, void, undefined> {
  const cores = figures['run.total.coresUsed'] ?? [];
  const rssBytes = figures['run.total.rssBytes'] ?? [];
  for (const [place, seconds] of atS.entries()) {
    const atNs = clock.ofRun(seconds);
    const used = cores[place] ?? null;
    const bytes = rssBytes[place] ?? null;
    if (used !== null) yield counterEvent(track, atNs, 'cores used', { cores: used });
    if (bytes !== null) yield counterEvent(track, atNs, 'memory (RSS), MiB', { MiB: bytes / MIB });
  }
}
