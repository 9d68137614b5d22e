import type { Recording, WorkerRecording } from '../../../contract/recording.ts';

/** The columns of a worker, a place for each tick of the recording. */
export interface WholeWorker {
  readonly id: number;
  readonly columns: Readonly<Record<string, Float64Array>>;
}

/** The workers of a recording, with what later ticks corrected of how their time was split. */
export function revisedWorkers({
  sequence,
  workers,
  revisions,
}: Recording): readonly WholeWorker[] {
  const whole = workers.map((worker) => wholeWorker(worker, sequence.length));
  const byId = new Map(whole.map((worker) => [worker.id, worker]));
  const ticks = new Map(Array.from(sequence, (number, tick) => [number, tick]));
  for (const { sequence: revised, workerId, states } of revisions) {
    const tick = ticks.get(revised);
    const columns = byId.get(workerId)?.columns;
    if (tick === undefined || columns === undefined) continue;
    for (const [name, share] of Object.entries(states) as [string, number][]) {
      const column = columns[name];
      if (column !== undefined) column[tick] = share;
    }
  }
  return whole;
}

function wholeWorker({ id, firstTick, columns }: WorkerRecording, ticks: number): WholeWorker {
  const widened = Object.entries(columns).map(([name, column]) => {
    const whole = new Float64Array(ticks).fill(Number.NaN);
    whole.set(column.subarray(0, Math.max(0, ticks - firstTick)), firstTick);
    return [name, whole] as const;
  });
  return { id, columns: Object.fromEntries(widened) };
}
