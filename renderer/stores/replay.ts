import type { SlicedWork } from '../../contract/work-slices.ts';
import type { Bridge } from '../bridge.ts';
import type { FrameHost } from './frame-clock.ts';
import { LiveStore } from './live-store.ts';
import { endedRun, type RecordedRun } from './recorded-run.ts';
import { RunStore } from './run-store.ts';

/** A recorded run in the stores that a live one fills. */
export interface Replay {
  readonly run: RunStore;
  readonly live: LiveStore;
}

/** Nothing moves in a picture of the past. */
const STILL: FrameHost = {
  nowMs: () => 0,
  requestFrame: () => undefined,
  setTimer: () => undefined,
  isHidden: () => true,
};

/** Lets a recording go through the stores, up to the state in which the run ended. */
export function* replayRun(recorded: RecordedRun, bridge: Bridge): SlicedWork<Replay> {
  const ended = yield* endedRun(recorded);
  const run = new RunStore(bridge, ended.run);
  return { run, live: new LiveStore(run, ended.samples, STILL, bridge) };
}
