import fc from 'fast-check';
import { expect, it } from 'vitest';

import { recordingOf } from '../../../contract/recording-batches.ts';
import { atOnce } from '../../../contract/work-slices.ts';
import { configurationResult } from '../../experiment/fixtures/results.ts';
import { machineCard } from '../../lab/fixtures/machine-card.ts';
import { runResult } from '../../report/run-result.test-support.ts';
import {
  codeOf,
  EVERYTHING,
  experimentOf,
  headerFor,
  historyPath,
  listed,
  record,
  smallExperiment,
  soundHistory,
  ticksOf,
  value,
} from './history.test-support.ts';
import { Sqlite } from './sqlite.ts';

it('has a run with its samples again after a restart', async () => {
  const path = await historyPath();
  const before = soundHistory(path);
  const ticks = ticksOf('run-1', 600);
  const result = record(before, {}, ticks);
  before.close();

  const history = soundHistory(path);
  expect(value(history.run('run-1'))).toMatchObject({
    header: headerFor(result),
    result,
    machine: machineCard(),
    experimentId: null,
    entry: { state: 'completed', wallMs: 5_210, title: 'Primes · Threads × 2 · Python 3.11.7' },
  });
  expect(value(history.recording('run-1'))).toEqual(recordingOf('run-1', ticks));
  history.close();
});

it('reads samples in parts to the same, and none of a run that is deleted meanwhile', async () => {
  const history = soundHistory(await historyPath());
  for (const runId of ['run-1', 'run-2']) record(history, { runId }, ticksOf(runId, 600));
  expect(atOnce(history.recordingInParts('run-1'))).toEqual(history.recording('run-1'));
  const reading = history.recordingInParts('run-2');
  const shares = [reading.next().value, reading.next().value];
  expect(shares.every((share) => typeof share === 'number' && share >= 0 && share <= 1)).toBe(true);
  value(history.remove([{ kind: 'run', id: 'run-2' }]));
  expect(codeOf(atOnce(reading))).toBe('not-in-history');
  history.close();
});

it('reads the samples of any part of a run, and little more', async () => {
  const history = soundHistory(await historyPath());
  const ticks = ticksOf('run-1', 600);
  record(history, {}, []);
  for (let tick = 0; tick < 600; tick += 16)
    history.appendSamples('run-1', ticks.slice(tick, tick + 16));
  const read = (fromMs: number, toMs: number) =>
    value(atOnce(history.recordingSpan({ runId: 'run-1', fromMs, toMs })));
  fc.assert(
    fc.property(fc.nat(170_000), fc.nat(60_000), (fromMs, lengthMs) => {
      const { sequence, atMs } = read(fromMs, fromMs + lengthMs);
      const asked = ticks.filter((tick) => tick.atMs >= fromMs && tick.atMs <= fromMs + lengthMs);
      expect([...atMs]).toEqual(expect.arrayContaining(asked.map((tick) => tick.atMs)));
      expect(sequence.length).toBeLessThanOrEqual(asked.length + 2 * 16);
    }),
    { numRuns: 40 },
  );
  expect(read(0, 200_000)).toEqual(recordingOf('run-1', ticks));
  expect(read(180_000, 200_000).sequence).toHaveLength(0);
  expect(codeOf(atOnce(history.recordingSpan({ runId: 'other', fromMs: 0, toMs: 1 })))).toBe(
    'not-in-history',
  );
  history.close();
});

it('lists a run from its beginning, as running', async () => {
  const history = soundHistory(await historyPath());
  const header = headerFor(runResult());
  history.beginRun({
    header: { ...header, workers: [] },
    machine: machineCard(),
    experimentId: null,
  });
  history.appendSamples('run-1', ticksOf('run-1', 3));
  history.beginRun({ header, machine: machineCard(), experimentId: null });
  const run = value(history.run('run-1'));
  expect(run.entry.state).toBe('running');
  expect(run.result).toBeNull();
  expect(run.header.workers).toHaveLength(1);
  expect(value(history.recording('run-1')).sequence).toHaveLength(3);
  expect(codeOf(history.remove([{ kind: 'run', id: 'run-1' }]))).toBe('still-running');
  history.close();
});

it('finds items by every word, whatever its case, and takes every character as it is', async () => {
  const history = soundHistory(await historyPath());
  record(history, { runId: 'one' });
  record(history, { runId: 'two', strategy: 'processes', options: { startMethod: 'spawn' } });
  value(history.update({ kind: 'run', id: 'one' }, { note: "100 % Straße_ü' OR 1=1 --" }));
  value(history.update({ kind: 'run', id: 'two' }, { tags: [' nightly ', 'nightly', ''] }));
  const find = (text: string): readonly string[] => [...listed(history, { text })].sort();
  expect(find('')).toEqual(['one', 'two']);
  expect(find('PYTHON threads')).toEqual(['one']);
  expect(find('spawn primes test')).toEqual(['two']);
  expect(find('NIGHT')).toEqual(['two']);
  expect(find('strasse')).toEqual([]);
  expect(find('STRAßE_U')).toEqual(['one']);
  expect(find('%')).toEqual(['one']);
  expect(find('_')).toEqual(['one']);
  expect(find("' OR 1=1 --")).toEqual(['one']);
  expect(find('threads spawn')).toEqual([]);
  expect(value(history.run('two')).entry.tags).toEqual(['nightly']);
  history.close();
});

it('pages, the newest first, and counts all', async () => {
  const history = soundHistory(await historyPath());
  for (let day = 1; day <= 5; day += 1) {
    record(history, { runId: `day ${day}`, startedAt: `2026-01-0${day}T00:00:00.000Z` });
  }
  value(history.update({ kind: 'run', id: 'day 3' }, { starred: true }));
  const page = value(history.list({ ...EVERYTHING, offset: 1, limit: 2 }));
  expect(page.entries.map(({ id }) => id)).toEqual(['day 4', 'day 3']);
  expect(page.total).toBe(5);
  expect(listed(history, { starredOnly: true })).toEqual(['day 3']);
  history.close();
});

it('brings back what was deleted, until it is gone for good', async () => {
  const history = soundHistory(await historyPath());
  record(history);
  const { undoToken } = value(history.remove([{ kind: 'run', id: 'run-1' }]));
  expect(listed(history)).toEqual([]);
  expect(codeOf(history.run('run-1'))).toBe('not-in-history');
  value(history.undoRemove(undoToken));
  expect(listed(history)).toEqual(['run-1']);
  expect(codeOf(history.undoRemove(undoToken))).toBe('not-in-history');
  history.close();
});

it('keeps an experiment with its runs, each once', async () => {
  const path = await historyPath();
  const before = soundHistory(path);
  const [first] = configurationResult('c1').runs;
  if (first === undefined) throw new Error('no run');
  record(before, first, ticksOf(first.runId, 5), 'experiment-1');
  const running = experimentOf([configurationResult('c1', { runs: [first] })], {
    state: 'running',
  });
  before.saveExperiment(running);
  expect(listed(before)).toEqual(['experiment-1']);
  const whole = smallExperiment();
  before.saveExperiment(whole);
  before.saveExperiment(whole);
  before.close();

  const history = soundHistory(path);
  const stored = value(history.experiment('experiment-1'));
  expect(stored.result.configurations[1]).toEqual(whole.configurations[1]);
  expect(stored.result.conclusion).toBe(whole.conclusion);
  expect(stored.entry).toMatchObject({ state: 'completed', runs: 4, workers: [1] });
  expect(value(history.facts())).toMatchObject({ runs: 4, experiments: 1, path });
  expect(value(history.recording(first.runId)).sequence).toHaveLength(5);
  expect(listed(history, { withRunsOfExperiments: true })).toHaveLength(5);
  history.close();
});

it('deletes an experiment with its runs, and a run of it from the list alone', async () => {
  const history = soundHistory(await historyPath());
  history.saveExperiment(smallExperiment());
  value(history.remove([{ kind: 'run', id: 'c1 #1' }]));
  expect(value(history.experiment('experiment-1')).result.configurations[0]?.runs).toHaveLength(2);
  const { undoToken } = value(history.remove([{ kind: 'experiment', id: 'experiment-1' }]));
  expect(listed(history, { withRunsOfExperiments: true })).toEqual([]);
  value(history.undoRemove(undoToken));
  expect(listed(history, { withRunsOfExperiments: true })).toHaveLength(4);
  history.close();
});

it('tells of every change', async () => {
  const history = soundHistory(await historyPath());
  let changes = 0;
  const stop = history.onChange(() => (changes += 1));
  record(history);
  expect(changes).toBe(2);
  value(history.update({ kind: 'run', id: 'run-1' }, { starred: true }));
  expect(changes).toBe(3);
  stop();
  value(history.update({ kind: 'run', id: 'run-1' }, { starred: false }));
  expect(changes).toBe(3);
  history.close();
});

it('keeps texts of any kind', async () => {
  const history = soundHistory(await historyPath());
  record(history);
  const title = '<img src=x>"\'; DROP TABLE items; --';
  expect(value(history.update({ kind: 'run', id: 'run-1' }, { title })).title).toBe(title);
  expect(value(history.update({ kind: 'run', id: 'run-1' }, { title: 'a\0b' })).title).toBe(
    'a\uFFFDb',
  );
  history.close();
});

it('deletes for good, at a start, what was deleted more than a day ago', async () => {
  const path = await historyPath();
  const first = soundHistory(path);
  for (const runId of ['long ago', 'just now', 'kept']) record(first, { runId }, ticksOf(runId, 3));
  first.saveExperiment(smallExperiment());
  value(first.remove([{ kind: 'run', id: 'long ago' }]));
  value(first.remove([{ kind: 'run', id: 'c1 #1' }]));
  const { undoToken } = value(first.remove([{ kind: 'run', id: 'just now' }]));
  first.close();
  const file = new Sqlite(path);
  file.run(
    "UPDATE items SET removed_at = '2026-01-01' WHERE removal IS NOT NULL AND removal <> ?",
    [undoToken],
  );
  file.close();

  const history = soundHistory(path);
  value(history.undoRemove(undoToken));
  expect([...listed(history, { kind: 'run' })].sort()).toEqual(['just now', 'kept']);
  const { configurations } = value(history.experiment('experiment-1')).result;
  expect(configurations[0]?.runs).toHaveLength(2);
  history.close();
  const after = new Sqlite(path);
  expect(after.all("SELECT id FROM items WHERE id = 'long ago'")).toEqual([]);
  expect(after.all('SELECT item FROM chunks')).toHaveLength(2);
  after.close();
});
