import { minMaxPicks } from '../../../contract/min-max-picks.ts';
import type { NumberSeries } from '../../../contract/number-series.ts';
import type { Recording } from '../../../contract/recording.ts';
import { clockOffsetMs } from '../../../contract/recording-clock.ts';
import { FIGURE_NAMES, WORKER_COLUMNS } from '../../../contract/recording-figures.ts';
import type { ReportedSamples } from '../../../contract/report.ts';
import type { RunHeader, RunResult } from '../../../contract/run.ts';
import { revisedWorkers } from './revised-workers.ts';

/** Enough for a chart twice as wide as any; a report of sixteen workers stays well below 2 MB. */
export const MAX_REPORTED_PLACES = 600;

/** Of a 32-bit float; more would be made up. */
const SHORT_DIGITS = 7;

/** Where a line of the columns comes from. */
interface Place {
  /** `null`: the middle of a gap, in which nothing was read. */
  readonly tick: number | null;
  readonly atMs: number;
}

export interface SampledRunParts {
  readonly header: Pick<RunHeader, 'startedAt'>;
  readonly result: Pick<RunResult, 'startupMs' | 'wallMs'> | null;
  readonly recording: Recording;
}

/**
 * The samples of a run for a report; `null` where none are kept.
 * @param keepsAll every tick, instead of those alone that show each extreme of the cores used and of
 *   the memory, and each gap
 */
export function reportedSamples(
  { header, result, recording }: SampledRunParts,
  keepsAll: boolean,
): ReportedSamples | null {
  const { runId, sequence, figures } = recording;
  if (sequence.length === 0) return null;
  const places = placesOf(recording, keepsAll);
  const offsetMs = clockOffsetMs(header, result, recording) - Date.parse(header.startedAt);
  return {
    runId,
    ticks: sequence.length,
    atS: places.map(({ atMs }) => (atMs + offsetMs) / 1000),
    figures: Object.fromEntries(
      FIGURE_NAMES.flatMap((name) => {
        const column = figures[name];
        return column === undefined ? [] : [[name, picked(column, places)]];
      }),
    ),
    workers: revisedWorkers(recording).map(({ id, columns }) => ({
      id,
      columns: Object.fromEntries(
        WORKER_COLUMNS.flatMap(({ name, digits }) => {
          const column = columns[name];
          if (column === undefined) return [];
          return [[name, picked(column, places, digits === 'seven' ? SHORT_DIGITS : null)]];
        }),
      ),
    })),
  };
}

function placesOf(recording: Recording, keepsAll: boolean): readonly Place[] {
  const places = allPlaces(recording);
  if (keepsAll) return places;
  const series = ['run.total.coresUsed', 'run.total.rssBytes'].map((name): NumberSeries => {
    const column = recording.figures[name];
    return { length: places.length, at: (index) => valueAt(column, places[index]) };
  });
  const picks = minMaxPicks(series, places.length, MAX_REPORTED_PLACES);
  return picks.flatMap((pick) => places[pick] ?? []);
}

/** Every tick, and a place in the middle of each gap. */
function allPlaces({ sequence, atMs }: Recording): readonly Place[] {
  return Array.from(atMs).flatMap((nowMs, tick): Place[] => {
    const beforeMs = atMs[tick - 1] ?? nowMs;
    const isAfterGap = tick > 0 && (sequence[tick] ?? 0) - (sequence[tick - 1] ?? 0) > 1;
    const place = { tick, atMs: nowMs };
    return isAfterGap ? [{ tick: null, atMs: (beforeMs + nowMs) / 2 }, place] : [place];
  });
}

/** NaN: not known. */
function valueAt(
  column: Float64Array | Float32Array | undefined,
  place: Place | undefined,
): number {
  const tick = place?.tick ?? null;
  return tick === null ? Number.NaN : (column?.[tick] ?? Number.NaN);
}

function picked(
  column: Float64Array | Float32Array,
  places: readonly Place[],
  digits: number | null = null,
): readonly (number | null)[] {
  return places.map((place) => {
    const value = valueAt(column, place);
    if (!Number.isFinite(value)) return null;
    return digits === null ? value : Number(value.toPrecision(digits));
  });
}
