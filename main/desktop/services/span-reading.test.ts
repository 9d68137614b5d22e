import { expect, it, vi } from 'vitest';

import type { Recording, RecordingSpan } from '../../../contract/recording.ts';
import { ok, type Result } from '../../../contract/result.ts';
import type { SlicedWork } from '../../../contract/work-slices.ts';
import { SpanReading } from './span-reading.ts';

const PARTS = 10;

/** Parts that each take 30 ms of a clock that stands still else. */
function rig() {
  let nowMs = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => nowMs);
  const calls: string[] = [];
  function* recordingSpan({ runId }: RecordingSpan): SlicedWork<Result<Recording>> {
    for (let part = 1; part <= PARTS; part += 1) {
      nowMs += 30;
      calls.push(runId);
      yield part / PARTS;
    }
    return ok({ runId } as Recording);
  }
  const recording = { flush: () => void calls.push('flush') };
  return { reading: new SpanReading({ recordingSpan }, recording), calls };
}

const spanOf = (runId: string): RecordingSpan => ({ runId, fromMs: 0, toMs: 1 });

it('reads what has been written, after what was waiting for it', async () => {
  const { reading, calls } = rig();
  expect(await reading.read(spanOf('a'))).toEqual(ok({ runId: 'a' }));
  expect(calls[0]).toBe('flush');
});

it('reads no further what something else was asked for instead of', async () => {
  const { reading, calls } = rig();
  const [first, second] = await Promise.all([reading.read(spanOf('a')), reading.read(spanOf('b'))]);
  expect(first).toMatchObject({ ok: false, error: { code: 'superseded' } });
  expect(second).toMatchObject({ ok: true, value: { runId: 'b' } });
  expect(calls.filter((call) => call === 'a')).toHaveLength(1);
});
