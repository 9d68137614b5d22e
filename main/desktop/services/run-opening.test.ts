import { expect, it, vi } from 'vitest';

import type { OpeningShare } from '../../../contract/history.ts';
import type { Recording } from '../../../contract/recording.ts';
import { err, ok } from '../../../contract/result.ts';
import type { SlicedWork } from '../../../contract/work-slices.ts';
import type { History, RecordedRun } from '../../store/history/history.ts';
import { RunOpening } from './run-opening.ts';

const PARTS = 10;

/** Parts that each take 30 ms of a clock that stands still else. */
function rig() {
  let nowMs = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => nowMs);
  const read: string[] = [];
  function* recordingInParts(runId: string): SlicedWork<ReturnType<History['recording']>> {
    for (let part = 1; part <= PARTS; part += 1) {
      nowMs += 30;
      read.push(runId);
      yield part / PARTS;
    }
    return ok({ runId } as Recording);
  }
  const run = (runId: string) =>
    runId === 'gone'
      ? err('not-in-history', 'gone')
      : ok({ entry: { id: runId } } as unknown as RecordedRun);
  const told: OpeningShare[] = [];
  const opening = new RunOpening({ run, recordingInParts }, (share) => void told.push(share));
  return { opening, told, read };
}

it('opens a run, and tells how far it is, not more often than is seen', async () => {
  const { opening, told } = rig();
  const opened = await opening.open('a');
  expect(opened).toMatchObject({ ok: true, value: { recording: { runId: 'a' } } });
  expect(told.map(({ share }) => share)).toEqual([0.1, 0.3, 0.5, 0.7, 0.9]);
});

it('reads no further what something else was asked for instead of', async () => {
  const { opening, read } = rig();
  const [first, second] = await Promise.all([opening.open('a'), opening.open('b')]);
  expect(first).toMatchObject({ ok: false, error: { code: 'superseded' } });
  expect(second).toMatchObject({ ok: true, value: { recording: { runId: 'b' } } });
  expect(read.filter((id) => id === 'a')).toHaveLength(1);
});

it('stops, and opens the next one', async () => {
  const { opening } = rig();
  const asked = opening.open('a');
  opening.stop();
  expect(await asked).toMatchObject({ ok: false, error: { code: 'superseded' } });
  expect(await opening.open('b')).toMatchObject({ ok: true });
});

it('says that a run is gone', async () => {
  expect(await rig().opening.open('gone')).toMatchObject({
    error: { code: 'not-in-history' },
  });
});
