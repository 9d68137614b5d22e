import { execFileSync } from 'node:child_process';
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { expect, it } from 'vitest';

import {
  EVERYTHING,
  historyPath,
  listed,
  problemsOf,
  record,
  soundHistory,
  value,
} from './history.test-support.ts';
import { listItems } from './list-items.ts';
import { openHistory } from './open-history.ts';
import { Sqlite } from './sqlite.ts';

const DEAD_OWNER = '{"pid":1,"startTime":"0","boot":"of another day","session":"s"}';

/** A run that a process left behind that is no more. */
function abandon(path: string): void {
  const sqlite = new Sqlite(path);
  sqlite.run("UPDATE items SET state = 'running', owner = ?", [DEAD_OWNER]);
  sqlite.close();
}

it('lists what is there while it can’t mark what was interrupted', async () => {
  const path = await historyPath();
  const history = soundHistory(path);
  record(history);
  history.close();
  abandon(path);
  const other = new Sqlite(path);
  other.exec('BEGIN IMMEDIATE');
  const sqlite = new Sqlite(path);
  const states = () => listItems(sqlite, EVERYTHING).entries.map(({ state }) => state);
  expect(states()).toEqual(['running']);
  other.exec('ROLLBACK');
  expect(states()).toEqual(['interrupted']);
  sqlite.close();
  other.close();
});

/** Only root may make a disk that is full. */
it.skipIf(process.getuid?.() !== 0 || process.platform !== 'linux')(
  'shows what is there when the disk is full from the start, and saves when there is room again',
  async ({ skip }) => {
    const path = await historyPath();
    const before = soundHistory(path);
    record(before);
    before.close();
    const content = await readFile(path);
    const folder = dirname(path);
    const options = `size=${content.length + 512 * 1024}`;
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder], { stdio: 'ignore' });
    } catch {
      skip('mounting is not allowed here');
    }
    try {
      await mkdir(folder, { recursive: true });
      await writeFile(path, content);
      const ballast = join(folder, 'ballast');
      await writeFile(ballast, Buffer.alloc(1024 * 1024)).catch(() => undefined);

      const { history, problem } = openHistory({ path });
      expect(problem?.code).toBe('history-not-saved');
      const problems = problemsOf(history);
      expect(listed(history)).toEqual(['run-1']);
      record(history, { runId: 'run-2' });
      expect(value(history.facts()).path).toBe(path);
      await rm(ballast);
      record(history, { runId: 'run-3' });
      history.close();
      expect(problems).toEqual([]);

      // Whoever had it alone may hold it until its statements are collected.
      const copy = await historyPath();
      await mkdir(dirname(copy));
      await copyFile(path, copy);
      const again = soundHistory(copy);
      expect([...listed(again)].sort()).toEqual(['run-1', 'run-2', 'run-3']);
      again.close();
    } finally {
      execFileSync('umount', ['--lazy', folder]);
    }
  },
);
