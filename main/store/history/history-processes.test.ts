import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { build } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';

import {
  historyPath,
  listed,
  problemsOf,
  record,
  soundHistory,
  value,
} from './history.test-support.ts';

let folder: string;

beforeAll(async () => {
  // In here, so that it finds its native module.
  folder = mkdtempSync(join(process.cwd(), 'node_modules', '.cache', 'history-writer-'));
  await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      ssr: fileURLToPath(new URL('fixtures/writer.ts', import.meta.url)),
      outDir: folder,
      rolldownOptions: { output: { entryFileNames: 'writer.mjs' } },
    },
  });
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Writer {
  readonly process: ChildProcess;
  /** When all is recorded but the end of the last run. */
  readonly recording: Promise<string>;
}

function startWriter(path: string, name: string, runs: number): Writer {
  const child = spawn(process.execPath, [join(folder, 'writer.mjs'), path, name, String(runs)]);
  let said = '';
  child.stderr.on('data', (text: Buffer) => (said += text.toString()));
  const recording = Promise.race([once(child.stdout, 'data'), once(child, 'exit')]).then(
    () => said,
  );
  return { process: child, recording };
}

async function killWriter({ process }: Writer): Promise<void> {
  const exited = once(process, 'exit');
  process.kill('SIGKILL');
  await exited;
}

it('has what was recorded before a SIGKILL, marked as interrupted', async () => {
  const path = await historyPath();
  const writer = startWriter(path, 'killed', 2);
  expect(await writer.recording).toBe('');

  const meanwhile = soundHistory(path);
  expect(value(meanwhile.run('killed 2')).entry.state).toBe('running');
  meanwhile.close();

  await killWriter(writer);
  const history = soundHistory(path);
  const run = value(history.run('killed 2'));
  expect(run.entry.state).toBe('interrupted');
  expect(run.result).toBeNull();
  expect(value(history.recording('killed 2')).sequence).toHaveLength(20);
  expect(value(history.tasks('killed 2'))).toBeNull();
  expect(value(history.run('killed 1')).entry.state).toBe('completed');
  history.close();
});

it('sees in an open list that another process was killed', async () => {
  const path = await historyPath();
  const history = soundHistory(path);
  const writer = startWriter(path, 'killed', 1);
  expect(await writer.recording).toBe('');
  await killWriter(writer);
  expect(listed(history)).toEqual(['killed 1']);
  expect(value(history.run('killed 1')).entry.state).toBe('interrupted');
  history.close();
});

it('lets several processes write at once, and loses nothing', async () => {
  const path = await historyPath();
  const history = soundHistory(path);
  const problems = problemsOf(history);
  const writers = ['left', 'right'].map((name) => startWriter(path, name, 40));
  for (let index = 0; index < 20; index += 1) {
    record(history, { runId: `own ${index}` });
    await new Promise(setImmediate);
  }
  const said = await Promise.all(writers.map(({ recording }) => recording));
  expect(said).toEqual(['', '']);
  for (const { process } of writers) {
    const exited = once(process, 'exit');
    process.stdin?.end();
    expect(await exited).toEqual([0, null]);
  }
  expect(problems).toEqual([]);
  expect(listed(history)).toHaveLength(100);
  for (let index = 1; index <= 40; index += 1) {
    expect(value(history.recording(`left ${index}`)).sequence).toHaveLength(20);
  }
  // Ended in order, with a run under way.
  expect(value(history.run('right 40')).entry.state).toBe('interrupted');
  history.close();
});
