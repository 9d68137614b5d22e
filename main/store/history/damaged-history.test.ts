import { closeSync, openSync, writeSync } from 'node:fs';
import { chmod, mkdir, readdir, readFile, stat, truncate, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

import { expect, it } from 'vitest';

import { machineCard } from '../../lab/fixtures/machine-card.ts';
import { runResult } from '../../report/run-result.test-support.ts';
import {
  codeOf,
  headerFor,
  historyPath,
  listed,
  problemsOf,
  record,
  soundHistory,
  tickOf,
  ticksOf,
  value,
} from './history.test-support.ts';
import { HISTORY_VERSION } from './migrations.ts';
import { openHistory } from './open-history.ts';
import { Sqlite } from './sqlite.ts';
import { tasksOf } from './task-times.test-support.ts';

const NOISE = 'This is no database. '.repeat(2_000);

async function damagedCopies(path: string): Promise<readonly string[]> {
  const names = await readdir(dirname(path));
  return names.filter((name) => name.includes('.damaged-'));
}

it('sets a file aside that is no database, and starts a fresh one', async () => {
  const path = await historyPath();
  await mkdir(dirname(path));
  await writeFile(path, NOISE);
  const { history, problem } = openHistory({ path });
  expect(problem?.code).toBe('history-damaged');
  const [aside] = await damagedCopies(path);
  expect(problem?.message).toContain(aside);
  expect(await readFile(`${dirname(path)}/${aside ?? ''}`, 'utf8')).toBe(NOISE);
  record(history);
  history.close();
  const again = soundHistory(path);
  expect(listed(again)).toEqual(['run-1']);
  again.close();
});

it('takes an empty file as a new history', async () => {
  const path = await historyPath();
  await mkdir(dirname(path));
  await writeFile(path, '');
  const history = soundHistory(path);
  record(history);
  expect(listed(history)).toEqual(['run-1']);
  history.close();
});

/** Overwrites all but the first page of the file. */
function spoil(path: string, bytes: number): void {
  const file = openSync(path, 'r+');
  writeSync(file, Buffer.alloc(bytes - 4_096, 0xa5), 0, bytes - 4_096, 4_096);
  closeSync(file);
}

it('sets a file aside that shows its damage later, and records on', async () => {
  const path = await historyPath();
  const first = soundHistory(path);
  for (let run = 0; run < 20; run += 1)
    record(first, { runId: `old ${run}` }, ticksOf(`old ${run}`, 50));
  first.close();
  const { size } = await stat(path);

  const history = soundHistory(path);
  const problems = problemsOf(history);
  const header = headerFor(runResult());
  history.beginRun({ header, machine: machineCard(), experimentId: null });
  spoil(path, size);
  // The log would still hold what was written last.
  await truncate(`${path}-wal`, 0);
  for (let tick = 1; tick <= 3; tick += 1) history.appendSamples('run-1', [tickOf('run-1', tick)]);
  expect(problems.map(({ code }) => code)).toEqual(['history-damaged']);
  history.saveTasks(tasksOf('run-1', 5));
  history.endRun(header, runResult());
  expect(listed(history)).toEqual(['run-1']);
  expect(value(history.recording('run-1')).sequence.length).toBeGreaterThan(0);
  expect(value(history.tasks('run-1'))?.task).toHaveLength(5);
  expect(await damagedCopies(path)).not.toEqual([]);
  history.close();
});

it.each([
  ['a text that is none', 'a most peculiar note', '\u00FF'],
  ['an entry that is no JSON', '"most-peculiar-tag"', '!'],
])('sets a file aside with %s, which would bar the whole list', async (_what, text, byte) => {
  const path = await historyPath();
  const first = soundHistory(path);
  record(first);
  const marks = { note: 'a most peculiar note', tags: ['most-peculiar-tag'] };
  value(first.update({ kind: 'run', id: 'run-1' }, marks));
  first.close();
  const content = await readFile(path, 'latin1');
  expect(content).toContain(text);
  await writeFile(path, content.replaceAll(text, byte + text.slice(1)), 'latin1');

  const { history, problem } = openHistory({ path });
  expect(problem?.code).toBe('history-damaged');
  expect(listed(history)).toEqual([]);
  history.close();
  expect(await damagedCopies(path)).not.toEqual([]);
});

it('leaves a history of a newer version alone', async () => {
  const path = await historyPath();
  soundHistory(path).close();
  const newer = new Sqlite(path);
  newer.exec(`PRAGMA user_version = ${HISTORY_VERSION + 1}; CREATE TABLE of_tomorrow (a)`);
  newer.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  newer.close();
  const before = await readFile(path);

  const { history, problem } = openHistory({ path });
  expect(problem).toMatchObject({ code: 'history-newer' });
  expect(problem?.message).toContain('newer Corelane');
  record(history, {}, ticksOf('run-1', 2));
  expect(listed(history)).toEqual(['run-1']);
  expect(value(history.facts()).path).toBeNull();
  history.close();
  expect(await readFile(path)).toEqual(before);
  expect(await damagedCopies(path)).toEqual([]);
});

it('lives in memory where the folder can’t be made', async () => {
  const path = await historyPath();
  await writeFile(dirname(path), 'a file where the folder should be');
  const { history, problem } = openHistory({ path });
  expect(problem?.code).toBe('history-unusable');
  record(history);
  expect(listed(history)).toEqual(['run-1']);
  history.close();
});

it.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
  'lives in memory where the folder is read-only',
  async () => {
    const path = await historyPath();
    await mkdir(dirname(path));
    await chmod(dirname(path), 0o500);
    const { history, problem } = openHistory({ path });
    expect(problem?.code).toBe('history-unusable');
    record(history);
    expect(listed(history)).toEqual(['run-1']);
    history.close();
  },
);

it('says so when it is used after its end', async () => {
  const history = soundHistory(await historyPath());
  history.close();
  history.close();
  expect(codeOf(history.run('run-1'))).toBe('history-unreadable');
});
