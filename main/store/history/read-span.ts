import type { Recording, RecordingSpan } from '../../../contract/recording.ts';
import type { Result } from '../../../contract/result.ts';
import type { SlicedWork } from '../../../contract/work-slices.ts';
import { chunkParts, readChunk } from './chunk-rows.ts';
import { joinOfRun, UNPACKING_SHARE, visibleItem } from './read-items.ts';
import { unpackUnsplit, type UnsplitRecording } from './sample-chunk.ts';
import type { Sqlite } from './sqlite.ts';

/**
 * The chunks of a run that have ticks in a span of time, whole, so that a little more is told than was
 * asked for. Those before it are not read, but for the few that it takes to find the first.
 */
export function* readRecordingSpan(
  database: Sqlite,
  { runId, fromMs, toMs }: RecordingSpan,
): SlicedWork<Result<Recording>> {
  const row = visibleItem(database, 'run', runId);
  if (!row.ok) return row;
  const numbers = chunkParts(database, 'chunks', runId);
  const read = (place: number) =>
    unpackUnsplit(runId, readChunk(database, 'chunks', runId, numbers[place] ?? NaN));
  const parts: UnsplitRecording[] = [];
  for (let place = firstPlace(numbers.length, read, fromMs); place < numbers.length; place += 1) {
    const part = read(place);
    if ((part.atMs[0] ?? Infinity) > toMs) break;
    parts.push(part);
    yield UNPACKING_SHARE * (place / numbers.length);
  }
  return yield* joinOfRun(database, runId, parts);
}

/** Of the chunks, the first that has a tick at a time or later. */
function firstPlace(
  length: number,
  read: (place: number) => UnsplitRecording,
  fromMs: number,
): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((read(middle).atMs.at(-1) ?? -Infinity) < fromMs) low = middle + 1;
    else high = middle;
  }
  return low;
}
