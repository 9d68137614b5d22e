import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';

import { closeApp, expect, expectGone, test } from './fixtures.ts';
import { executablePath, launchApp, type LaunchOptions, startArguments } from './launch-app.ts';
import { openReport } from './open-report.ts';
import { HistoryPage } from './pages/history-page.ts';
import { LabPage } from './pages/lab-page.ts';
import { descendants } from './process-tree.ts';
import { readImage } from './read-image.ts';
import { readPdf } from './read-pdf.ts';

const HEADLESS = ['--ozone-platform=headless', '--disable-gpu', '--headless-comparison'];

/** A minute on a quiet machine; tests may run beside others. */
const COMPARISON_TIMEOUT_MS = 400_000;

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

/** What stands behind each line that begins so. */
function after(label: string, lines: readonly string[]): readonly string[] {
  return lines
    .filter((line) => line.startsWith(label))
    .map((line) => line.slice(label.length).trim());
}

test('without a display: a first comparison, a report, pictures, and the end', async ({
  folders,
}) => {
  test.setTimeout(COMPARISON_TIMEOUT_MS);
  const child = startHeadless(folders);
  const exited = once(child, 'exit');
  const { lines, pids } = await watch(child, () => undefined);
  expect(await exited).toEqual([0, null]);
  await expectGone([...pids]);

  const told = lines.join('\n');
  for (const language of ['Python', 'Node.js']) {
    expect(told).toMatch(new RegExp(`^Strategies on ${language} .* Primes: tasks`, 'm'));
    expect(told.replaceAll('\n', ' ')).toContain(`For primes on ${language}`);
  }
  for (const row of ['Sequential', 'Threads × \\d', 'Processes × \\d'])
    expect(told.match(new RegExp(`^ {2}${row} +median .* cores used`, 'gm'))).toHaveLength(2);

  const [report = ''] = after('Report:', lines);
  const [pdf = ''] = after('PDF:', lines);
  const pictures = after('Screenshot:', lines);
  expect(pictures).toHaveLength(2);
  expect(await readdir(dirname(report))).toHaveLength(4);

  const app = await launchApp(folders);
  try {
    const { page, complaints, requests } = await openReport(app, report);
    await expect(page.getByRole('heading', { name: 'First comparison' })).toBeVisible();
    const shared = page.getByRole('table', { name: 'Median work time and speed-up' });
    await expect(shared.getByRole('columnheader')).toHaveCount(3);
    await expect(shared.getByRole('rowheader')).toHaveText([
      'Sequential',
      /^Threads × \d$/,
      /^Processes × \d$/,
    ]);
    const tables = page.getByRole('table', { name: 'Configurations' });
    await expect(tables).toHaveCount(2);
    for (const table of await tables.all())
      await expect(table.getByRole('rowheader')).toHaveCount(3);
    expect([complaints, requests]).toEqual([[], []]);
    await page.close();

    expect((await readPdf(pdf)).text).toContain('Experimentscompared');
    for (const picture of pictures) {
      expect(dirname(picture)).toBe(dirname(report));
      const { colours, width } = await readImage(picture);
      expect(colours).toBeGreaterThan(100);
      expect(width).toBeGreaterThan(600);
    }

    const window = await app.firstWindow();
    await new LabPage(window).ready();
    const history = new HistoryPage(window);
    await history.show();
    for (const language of ['Python', 'Node.js'])
      await expect(history.row(`Strategies on ${language}`)).toHaveCount(1);
  } finally {
    await closeApp(app);
  }
});

test('an interrupted comparison says so, and leaves no half of a report', async ({ folders }) => {
  test.slow();
  const child = startHeadless(folders);
  const exited = once(child, 'exit');
  const { lines, pids } = await watch(child, (line) => {
    if (line.endsWith('warm-up')) child.kill('SIGINT');
  });
  expect(await exited).toEqual([130, null]);
  expect(lines.at(-1)).toContain('Interrupted');
  await expectGone([...pids]);
  expect(await readdir(folders.userDataDirectory)).not.toContain('reports');
});
