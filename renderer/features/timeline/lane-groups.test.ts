import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { WorkerIdentity } from '../../../contract/run.ts';
import type { RunKind } from '../../../contract/run-kind.ts';
import { plainBatch, plainRun, plainThreads, plainWorker } from '../../dev/plain-batch.ts';
import { GrowingTrack } from '../../stores/track/growing-track.ts';
import { groupedLanes, type GroupedView, groupsOf, hasSeveralKinds } from './lane-groups.ts';
import { lanesOf, otherLanesOf } from './lanes.ts';

const THREADS = [0, 1].map((id) => identity(id, 'thread', 10));
const PROCESSES = [2, 3].map((id) => identity(id, 'process', 20 + id));
const OTHERS = [plainThreads(), plainThreads({ pid: 30, role: 'host', name: 'python3' })];
const ALL: GroupedView = { chosen: new Map(), showsOthers: true, isWanted: () => true };

function identity(id: number, kind: WorkerIdentity['kind'], pid: number): WorkerIdentity {
  return { id, kind, pid, label: `${kind} ${id}`, tid: null };
}

function lanes(workers: readonly WorkerIdentity[]) {
  const growing = new GrowingTrack('run-1');
  const samples = workers.map(({ id }) => plainWorker(id, { rssBytes: null }));
  const run = plainRun(samples, { otherThreads: OTHERS });
  growing.add(plainBatch(1, { run }), run);
  const track = growing.read(0);
  return {
    track,
    workers: lanesOf(workers, track, null),
    others: otherLanesOf(track.otherThreads, 'workload'),
  };
}

/** What the rows say, headings with what opens or closes them. */
function rowsOf(
  workers: readonly WorkerIdentity[],
  grouping: 'process' | 'kind',
  view: Partial<GroupedView> = {},
  kind: RunKind = 'workload',
): readonly string[] {
  const given = lanes(workers);
  const groups = groupsOf(given.workers, given.others, grouping, kind);
  return groupedLanes(groups, given.track, { ...ALL, ...view }).map(({ label, heading }) =>
    heading === undefined ? label : `${heading.isExpanded ? '-' : '+'} ${label}`,
  );
}

describe('groupedLanes', () => {
  it('puts the threads of a process under its heading, and closes processes that are one worker', () => {
    expect(rowsOf([...THREADS, ...PROCESSES], 'process')).toEqual([
      ...['- Process 10', 'thread 0', 'thread 1', 'V8Worker'],
      ...['+ Process 22', '+ Process 23', '- Process 30', 'python3'],
    ]);
  });

  it('groups by kind in the order of birth', () => {
    expect(rowsOf([...PROCESSES, ...THREADS], 'kind')).toEqual([
      ...['- Processes', 'process 2', 'process 3', '- Threads', 'thread 0', 'thread 1'],
      ...['- Runtime threads', 'V8Worker', '- Host', 'python3'],
    ]);
  });

  it('names a launcher, and what has no lane, of a program of the user’s own', () => {
    const headings = rowsOf(PROCESSES, 'kind', {}, 'program').filter((row) => row.startsWith('-'));
    expect(headings).toEqual(['- Processes', '- Other threads', '- Launcher']);
  });

  it('shows of a group what is asked for, and no heading where that is nothing', () => {
    expect(rowsOf(THREADS, 'process', { showsOthers: false })).toEqual([
      ...['- Process 10', 'thread 0', 'thread 1'],
    ]);
    const isWanted = ({ label }: { readonly label: string }) => label === 'thread 1';
    expect(rowsOf(THREADS, 'process', { isWanted })).toEqual(['- Process 10', 'thread 1']);
  });

  it('opens and closes what was chosen', () => {
    const chosen = new Map([
      ['process 10', false],
      ['process 22', true],
    ]);
    expect(rowsOf([...THREADS, ...PROCESSES], 'process', { chosen, showsOthers: false })).toEqual([
      ...['+ Process 10', '- Process 22', 'process 2', '+ Process 23'],
    ]);
  });

  it('totals a process with all its threads, whether they are shown or not', () => {
    const { workers, others, track } = lanes(THREADS);
    const groups = groupsOf(workers, others, 'process', 'workload');
    const [heading] = groupedLanes(groups, track, { ...ALL, showsOthers: false });
    expect(heading?.worker?.coresUsed[0]).toBeCloseTo(1.1);
    expect(heading?.worker?.rssBytes[0]).toBe(50_000_000);
    expect(heading?.heading?.contents).toBe('2 workers');
  });

  it('leaves each group and lane where it was when more workers are born', () => {
    const births = fc
      .array(fc.tuple(fc.constantFrom('thread' as const, 'process' as const), fc.nat({ max: 4 })))
      .map((drawn) => drawn.map(([kind, pid], id) => identity(id, kind, pid)));
    fc.assert(
      fc.property(births, fc.nat(), fc.constantFrom('process', 'kind'), (all, cut, grouping) => {
        const rows = (workers: readonly WorkerIdentity[]) =>
          groupsOf(lanesOf(workers, null, null), [], grouping, 'workload').map(
            ({ key, workers: of }) => ({
              key,
              ids: of.map(({ id }) => id),
            }),
          );
        const before = rows(all.slice(0, cut % (all.length + 1)));
        const after = rows(all);
        expect(after.slice(0, before.length).map(({ key }) => key)).toEqual(
          before.map(({ key }) => key),
        );
        before.forEach(({ ids }, index) => {
          expect(after[index]?.ids.slice(0, ids.length)).toEqual(ids);
        });
        // Nobody is lost, and nobody is there twice.
        const ids = after.flatMap((group) => group.ids).sort((left, right) => left - right);
        expect(ids).toEqual(all.map(({ id }) => id));
      }),
    );
  });
});

describe('hasSeveralKinds', () => {
  it('is so of threads and processes together', () => {
    expect(hasSeveralKinds(THREADS)).toBe(false);
    expect(hasSeveralKinds([...THREADS, ...PROCESSES])).toBe(true);
  });
});
