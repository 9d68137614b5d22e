import { describe, expect, it } from 'vitest';

import type { StillTimeline } from '../stores/still/still-timeline.ts';
import { stillNotes } from './still-notes.ts';

const states = { onCpu: Float64Array.of(1), runnable: Float64Array.of(1) };
const worker = (id: number) => ({
  ...{ id, label: `thread ${id}`, coresUsed: 1 },
  ...{ onCpu: 1, waiting: 0, blocked: 0, tasks: null },
});
const TIMES = { runId: 'run-1', errorCodes: [] as readonly string[] };
const NONE = new Float64Array(0);
const SINGLE = {
  ...{ task: NONE, worker: NONE, error: NONE, ...TIMES },
  ...{ queuedNs: NONE, startedNs: NONE, finishedNs: NONE, receivedNs: NONE },
};

/** A short run of one worker; `parts` replace its own. */
function still(parts: Partial<StillTimeline> = {}): StillTimeline {
  return {
    ...{ span: [0, 10], work: { workStartS: 0, workEndS: 10 }, columns: 600, ticks: 40 },
    ...{ cores: null, moments: [], hasTasks: true },
    lanes: [{ id: 0, label: 'thread 0', states, tasks: null }],
    workers: [worker(0)],
    tasks: { tasks: 8, leftOut: 0, mostRows: 1, workStartS: 0, times: SINGLE },
    ...parts,
  };
}

describe('stillNotes', () => {
  it('says nothing where nothing was put together', () => {
    expect(stillNotes(still())).toEqual([]);
  });

  it('says how much time a column holds', () => {
    const [note] = stillNotes(still({ ticks: 2400, span: [0, 600] }));
    expect(note).toBe('Each of 600 columns is the mean of 1.00 s, of 2,400 samples in all.');
  });

  it('misses no tasks of a program that tells of none', () => {
    expect(stillNotes(still({ tasks: null }))).toHaveLength(1);
    expect(stillNotes(still({ tasks: null, hasTasks: false }))).toEqual([]);
  });

  it('says which lanes are missing', () => {
    const workers = Array.from({ length: 48 }, (_, id) => worker(id));
    expect(stillNotes(still({ workers }))[0]).toContain('the first 1 of 48 workers');
  });

  it('says that tasks are not drawn one by one, and how many are not known', () => {
    const tasks = { tasks: 1_000_000, leftOut: 5, mostRows: 1, workStartS: 0, times: null };
    const notes = stillNotes(still({ tasks }));
    expect(notes[0]).toContain('Of 1,000,000 tasks not each one is drawn');
    expect(notes[1]).toContain('5 more tasks are not shown');
  });

  it('says what is not known', () => {
    const lanes = [{ id: 0, label: 'thread 0', states: null, tasks: null }];
    const notes = stillNotes(still({ lanes, tasks: null }));
    expect(notes.map((note) => note.split(':')[0])).toEqual([
      'States are not available',
      'No tasks',
    ]);
  });
});
