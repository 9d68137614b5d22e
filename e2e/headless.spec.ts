import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';

import { expect, expectGone, test } from './fixtures.ts';
import { executablePath, type LaunchOptions, startArguments } from './launch-app.ts';
import { descendants } from './process-tree.ts';
import { readImage } from './read-image.ts';

const HEADLESS = ['--ozone-platform=headless', '--disable-gpu', '--headless-comparison'];

/** Starts as `npm start` does without a display. */
function startHeadless(folders: LaunchOptions): ChildProcess {
  const env: NodeJS.ProcessEnv = { ...process.env };
  delete env['DISPLAY'];
  delete env['WAYLAND_DISPLAY'];
  const stdio = ['ignore', 'pipe', 'ignore'] as const;
  return spawn(executablePath(), [...HEADLESS, ...startArguments(folders)], {
    env,
    stdio: [...stdio],
  });
}

interface Watched {
  readonly lines: readonly string[];
  /** Every process seen below it. */
  readonly pids: ReadonlySet<number>;
}

/** Reads what it prints, and looks at its processes at every line. */
async function watch(child: ChildProcess, onLine: (line: string) => void): Promise<Watched> {
  const lines: string[] = [];
  const pids = new Set<number>([child.pid ?? 0]);
  if (child.stdout === null) throw new Error('no standard output');
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line);
    for (const pid of descendants(child.pid ?? 0)) pids.add(pid);
    onLine(line);
  }
  return { lines, pids };
}

test('without a display: a first comparison, a report, a picture, and the end', async ({
  app,
  folders,
}) => {
  const elsewhere = { ...folders, userDataDirectory: `${folders.userDataDirectory}-headless` };
  const child = startHeadless(elsewhere);
  const exited = once(child, 'exit');
  const { lines, pids } = await watch(child, () => undefined);
  expect(await exited).toEqual([0, null]);

  const pathAfter = (label: string) =>
    lines
      .find((line) => line.startsWith(label))
      ?.slice(label.length)
      .trim() ?? '';
  const report = await readFile(pathAfter('Report:'), 'utf8');
  expect(report).toContain('First comparison');
  const image = await readImage(app, pathAfter('Screenshot:'));
  expect(image.colours).toBeGreaterThan(100);
  expect(image.width).toBeGreaterThan(600);
  expect(dirname(pathAfter('Report:'))).toBe(dirname(pathAfter('Screenshot:')));
  await expectGone([...pids]);
});

test('an interrupted comparison says so and leaves nothing', async ({ folders }) => {
  const child = startHeadless(folders);
  const exited = once(child, 'exit');
  const { lines, pids } = await watch(child, (line) => {
    if (line.startsWith('Run 2 of')) child.kill('SIGINT');
  });
  expect(await exited).toEqual([130, null]);
  expect(lines.at(-1)).toContain('Interrupted');
  await expectGone([...pids]);
});
