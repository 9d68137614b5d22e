import type { Recording } from './recording.ts';
import type { RunHeader, RunResult } from './run.ts';

/** Which ticks of a recording are the first and the last of their kind; −1: there is none. */
interface WorkTicks {
  readonly firstOfRun: number;
  readonly lastOfStartup: number;
  readonly firstOfWork: number;
  readonly lastBeforeEnd: number;
}

/**
 * Wall clock minus the sampler's clock, which a recording does not hold. What is known of the run
 * leaves it little room: no tick of the work lies before the start of the work, none of the start-up
 * after it, and none with tasks left after its end. The middle of that room is taken: it is off by
 * half a tick at most.
 */
export function clockOffsetMs(
  { startedAt }: Pick<RunHeader, 'startedAt'>,
  result: Pick<RunResult, 'startupMs' | 'wallMs'> | null,
  recording: Recording,
): number {
  const startMs = Date.parse(startedAt);
  const ticks = workTicks(recording);
  const offsetAt = (epochMs: number | null, tick: number): number | null => {
    const atMs = recording.atMs[tick];
    return epochMs === null || atMs === undefined ? null : epochMs - atMs;
  };
  const workMs = add(startMs, result?.startupMs ?? null);
  const endMs = add(workMs, result?.wallMs ?? null);
  const least = known(offsetAt(startMs, ticks.firstOfRun), offsetAt(workMs, ticks.firstOfWork));
  const most = known(offsetAt(workMs, ticks.lastOfStartup), offsetAt(endMs, ticks.lastBeforeEnd));
  const low = least.length === 0 ? null : Math.max(...least);
  const high = most.length === 0 ? null : Math.min(...most);
  if (low !== null && high !== null) return (low + high) / 2;
  return low ?? high ?? startMs;
}

/** Sampler's time of the first tick of the work; `null`: none was recorded. */
export function firstOfWorkAtMs(recording: Recording): number | null {
  return recording.atMs[workTicks(recording).firstOfWork] ?? null;
}

function workTicks({ figures, sequence }: Recording): WorkTicks {
  const total = (tick: number) => figures['run.tasksTotal']?.[tick] ?? Number.NaN;
  const done = (tick: number) => figures['run.tasksDone']?.[tick] ?? Number.NaN;
  const failed = (tick: number) => figures['run.tasksFailed']?.[tick] ?? 0;
  const ticks = { firstOfRun: -1, lastOfStartup: -1, firstOfWork: -1, lastBeforeEnd: -1 };
  for (let tick = 0; tick < sequence.length; tick += 1) {
    if (Number.isNaN(done(tick))) continue;
    if (ticks.firstOfRun < 0) ticks.firstOfRun = tick;
    if (Number.isNaN(total(tick))) ticks.lastOfStartup = tick;
    else if (ticks.firstOfWork < 0) ticks.firstOfWork = tick;
    if (done(tick) + failed(tick) < total(tick)) ticks.lastBeforeEnd = tick;
  }
  return ticks;
}

function add(epochMs: number | null, durationMs: number | null): number | null {
  return epochMs === null || durationMs === null ? null : epochMs + durationMs;
}

function known(...values: readonly (number | null)[]): readonly number[] {
  return values.filter((value) => value !== null);
}
