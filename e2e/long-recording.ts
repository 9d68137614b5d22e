import { join } from 'node:path';

import type { SampleBatch } from '../contract/sample.ts';
import { record, soundHistory, tickOf, value } from '../main/store/history/history.test-support.ts';
import type { LaunchOptions } from './launch-app.ts';

/** As many as the window takes seconds to show: a driver's click comes in time. */
const WORKERS = 256;
const TICKS = 7200;
const TICKS_A_CHUNK = 16;

/** Puts a long run with many workers, and a short one, into the history of an app that is not started yet. */
export function recordLongRun({ userDataDirectory }: LaunchOptions): void {
  const history = soundHistory(join(userDataDirectory, 'history.db'));
  try {
    const { runId } = record(history, { runId: 'long', workers: WORKERS });
    for (let first = 1; first <= TICKS; first += TICKS_A_CHUNK) {
      const ticks = Array.from({ length: TICKS_A_CHUNK }, (_, place) => first + place);
      history.appendSamples(
        runId,
        ticks.map((tick) => crowdedTick(runId, tick)),
      );
    }
    value(history.update({ kind: 'run', id: runId }, { title: 'The long one' }));
    record(history, { runId: 'short' }, [tickOf('short', 1)]);
    value(history.update({ kind: 'run', id: 'short' }, { title: 'The short one' }));
  } finally {
    history.close();
  }
}

/** A tick in which each of the workers was there. */
function crowdedTick(runId: string, tick: number): SampleBatch {
  const batch = tickOf(runId, tick);
  const [one] = batch.run?.workers ?? [];
  if (batch.run === null || one === undefined) throw new Error('A tick without a worker.');
  const workers = Array.from({ length: WORKERS }, (_, id) => ({
    ...one,
    id,
    coresUsed: ((tick * 31 + id * 17) % 97) / 97,
  }));
  return { ...batch, run: { ...batch.run, workers } };
}
