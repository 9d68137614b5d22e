import {
  chmod,
  chown,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { listPackage } from '@electron/asar';

import { expect, test } from './fixtures.ts';
import { answerDialogs } from './native-dialogs.ts';
import { fusesOf, released, resourcesOf, tested } from './packaged-program.ts';
import { HistoryPage } from './pages/history-page.ts';
import type { LabPage } from './pages/lab-page.ts';
import { rendererSeccomp } from './renderer-seccomp.ts';
import { HEADLESS_SWITCHES, startHeadless, startToEnd } from './start-to-end.ts';

const DRAWN = { timeout: 60_000 };

/** The account that owns nothing. */
const NOBODY = 65_534;

const REPORT = join(import.meta.dirname, '..', 'docs', 'examples', 'report.html');

test('all fuses are set, and the copy that tests drive has one more', async () => {
  const fuses = {
    RunAsNode: 'off',
    EnableCookieEncryption: 'on',
    EnableNodeOptionsEnvironmentVariable: 'off',
    EnableNodeCliInspectArguments: 'off',
    EnableEmbeddedAsarIntegrityValidation: process.platform === 'linux' ? 'off' : 'on',
    OnlyLoadAppFromAsar: 'on',
    LoadBrowserProcessSpecificV8Snapshot: 'off',
    GrantFileProtocolExtraPrivileges: 'off',
  };
  const inReleased = await fusesOf(released());
  expect(inReleased).toMatchObject(fuses);
  expect(await fusesOf(tested())).toEqual({
    ...inReleased,
    EnableNodeCliInspectArguments: 'on',
  });
});

test('it holds what it needs, hosts beside the archive, and nothing of the workshop', async () => {
  const resources = resourcesOf(released());
  const archived = listPackage(join(resources, 'app.asar'), { isPack: false }).map((name) =>
    name.replaceAll('\\', '/'),
  );
  for (const needed of [
    '/package.json',
    '/out/main/index.js',
    '/out/preload/index.cjs',
    '/out/renderer/index.html',
    '/out/report/report.html',
    '/node_modules/libsql/package.json',
    '/node_modules/pidusage/package.json',
  ]) {
    expect(archived).toContain(needed);
  }
  const unwanted = /^\/(workloads|e2e|bench|scripts|main|renderer|contract)\/|\.test\.|\.map$/;
  expect(archived.filter((name) => unwanted.test(name))).toEqual([]);
  expect(archived.filter((name) => /^\/node_modules\/(react|electron|vite)\//.test(name))).toEqual(
    [],
  );
  const beside = await readdir(resources, { recursive: true });
  expect(beside).not.toContain('default_app.asar');
  expect(beside).toContain(join('workloads', 'node', 'host.mjs'));
  expect(beside).toContain(join('workloads', 'python', 'host.py'));
  expect(beside).toContain(join('node_modules', 'workerpool', 'package.json'));
  expect(
    beside.filter((name) => /\.test\.mjs$|__pycache__|[\\/](tests|testing)[\\/]/.test(name)),
  ).toEqual([]);
  const unpacked = beside.filter((name) => name.startsWith('app.asar.unpacked'));
  expect(unpacked.filter((name) => name.endsWith('.node'))).toHaveLength(1);
});

const NO_JOB = '--render-report=/no-such-job';

test('it is no Node.js for others', async () => {
  const asNode = { ELECTRON_RUN_AS_NODE: '1' };
  const question = ['-p', 'process.versions.node'];
  const { stdout } = await startHeadless(released().executable, [...question, NO_JOB], asNode);
  expect(stdout).toContain('"code":"bad-job"');
  // The same Electron was one before it was packaged.
  const before = process.env['CORELANE_ELECTRON_EXECUTABLE'] ?? '';
  const answered = await startToEnd(before, { args: question, environment: asNode });
  expect(answered.stdout).toMatch(/^\d+\.\d+\.\d+\s*$/);
});

test('neither its main process nor its page listens to a debugger', async () => {
  const asked = ['--inspect=0', '--remote-debugging-port=0', NO_JOB];
  const closed = await startHeadless(released().executable, asked);
  expect(closed.stdout).toContain('"code":"bad-job"');
  expect(closed.stderr).not.toMatch(/Debugger listening|DevTools listening/);
  const open = await startHeadless(tested().executable, asked);
  expect(open.stderr).toContain('Debugger listening');
  expect(open.stderr).toContain('DevTools listening');
});

/** Has a PDF made of a report, in a folder that this account may write to. */
async function pdfJob(folder: string, userId: number | undefined) {
  await mkdir(folder);
  if (userId !== undefined) await chown(folder, userId, userId);
  const [path, jobFile] = [join(folder, 'report.pdf'), join(folder, 'job.json')];
  const job = { htmlPath: REPORT, pdf: { path, paper: 'A4' }, figures: [], whole: [] };
  await writeFile(jobFile, JSON.stringify(job));
  return { path, args: [...HEADLESS_SWITCHES, `--render-report=${jobFile}`] };
}

test('it makes a PDF for an ordinary user, sandboxed, without any display', async () => {
  const { executable } = released();
  const userId = process.getuid?.() === 0 ? NOBODY : undefined;
  const folder = await mkdtemp(join(tmpdir(), 'corelane-e2e-'));
  await chmod(folder, 0o755);
  try {
    const { path, args } = await pdfJob(join(folder, 'home'), userId);
    const home = { HOME: join(folder, 'home'), XDG_RUNTIME_DIR: join(folder, 'home') };
    const asking = [
      '-c',
      'unshare --user true && test -x "$0" && test -r "$1"',
      executable,
      REPORT,
    ];
    const asked = await startToEnd('sh', { args: asking, userId });
    test.skip(asked.exitCode !== 0, 'Such a user may not start it here, or has no namespaces.');
    const seen = new Set<number>();
    let timer: NodeJS.Timeout | undefined;
    const onStart = (pid: number) => {
      timer = setInterval(() => rendererSeccomp(pid).forEach((mode) => seen.add(mode)), 50);
    };
    const outcome = await startToEnd(executable, {
      args,
      environment: home,
      userId,
      onStart,
    }).finally(() => clearInterval(timer));
    expect(outcome.stdout).toContain('"event":"done"');
    expect((await readFile(path)).subarray(0, 5).toString()).toBe('%PDF-');
    expect([...seen]).toContain(2);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

async function run(lab: LabPage, kind: 'Node.js' | 'Python', strategy: string): Promise<string> {
  await lab.chooseRuntime(kind);
  await lab.chooseStrategy(strategy);
  await lab.fill({ Tasks: 6, Limit: 20_000, Workers: 2 });
  await lab.runButton.click();
  await expect(lab.liveView.getByText(strategy).first()).toBeVisible();
  await expect(lab.state('Completed')).toBeVisible(DRAWN);
  await expect(lab.result).toContainText('All 6 tasks done');
  return (await lab.figure('Digest').innerText()).trim();
}

test('it runs Python and Node.js of this machine, remembers both, and makes a report', async ({
  app,
  folders,
  lab,
  page,
}) => {
  test.slow();
  await lab.ready();
  expect(await app.evaluate(({ app: electronApp }) => electronApp.isPackaged)).toBe(true);
  const found = await page.evaluate<{ readonly value: readonly { readonly origin: string }[] }>(
    "window.corelane.request('runtimes:refresh', null)",
  );
  expect(found.value.filter(({ origin }) => origin === 'electron')).toEqual([]);

  // A pool of Node.js needs the library that lies beside the hosts.
  const onNode = await run(lab, 'Node.js', 'Process pool');
  const onPython = await run(lab, 'Python', 'Threads');
  expect(onPython).toBe(onNode);

  const history = new HistoryPage(page);
  await history.show();
  await expect(history.rows).toHaveCount(2);
  await page.keyboard.press('Control+1');

  await page.keyboard.press('Control+E');
  const dialog = page.getByRole('dialog', { name: 'Export a report' });
  const folder = join(folders.userDataDirectory, 'reports');
  await answerDialogs(app, { path: folder });
  await dialog.getByRole('button', { name: 'Change…', exact: true }).click();
  await dialog.getByRole('checkbox', { name: 'PDF', exact: true }).check();
  await dialog.getByRole('button', { name: 'Export', exact: true }).click();
  await expect(dialog.getByRole('status').filter({ hasText: `written in ${folder}` })).toBeVisible(
    DRAWN,
  );
  const names = await readdir(folder);
  const pdf = names.find((name) => name.endsWith('.pdf')) ?? '';
  expect((await stat(join(folder, pdf))).size).toBeGreaterThan(10_000);
});

test('without a Node.js it says so, and where there is one', async ({ app, lab, page }) => {
  await lab.searched();
  await app.evaluate(({ BrowserWindow, shell }) => {
    const opened: string[] = [];
    (globalThis as { openedPages?: string[] }).openedPages = opened;
    shell.openExternal = (url) => Promise.resolve(void opened.push(url));
    const [window] = BrowserWindow.getAllWindows();
    const python = {
      ...{ usable: true, id: 'python-1', kind: 'python', version: '3.11.2', origin: 'path' },
      ...{
        implementation: 'CPython',
        executable: '/usr/bin/python3',
        realPath: '/usr/bin/python3',
      },
      ...{ prefix: '/usr', virtualEnvironment: false, environment: {} },
      features: {
        ...{ gilEnabled: true, freeThreadedBuild: false },
        ...{ startMethods: ['fork', 'spawn'], interpreterPool: false },
      },
    };
    window?.webContents.send('runtimes:found', [python]);
  });
  await expect(
    lab.runtime.getByRole('option', { name: 'None found on this machine' }),
  ).toBeDisabled();
  await expect(lab.launch.getByText('Node.js was not found on this machine')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Get Python' })).toHaveCount(0);
  await lab.launch.getByRole('button', { name: 'Get Node.js' }).click();
  const opened = () =>
    app.evaluate(() => (globalThis as { openedPages?: string[] }).openedPages ?? []);
  await expect.poll(opened).toEqual(['https://nodejs.org/en/download']);
});
