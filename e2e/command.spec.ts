import { spawn } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Page } from '@playwright/test';

import { closeApp, expect, expectGone, test } from './fixtures.ts';
import { launchApp } from './launch-app.ts';
import { answerDialogs, askedQuestions } from './native-dialogs.ts';
import { ComparePage } from './pages/compare-page.ts';
import { HistoryPage } from './pages/history-page.ts';
import { LabPage } from './pages/lab-page.ts';
import { ProcessPage } from './pages/process-page.ts';
import { ProgramForm } from './pages/program-form.ts';
import { descendants, isAlive } from './process-tree.ts';
import { severeViolations } from './severe-violations.ts';
import { untilStarted } from './started-run.ts';

/** Two processes that compute for a while, and something on both outputs. */
const BUSY = `
import subprocess, sys
child = "import time; end = time.time() + float(%s)\\nwhile time.time() < end: pass" % sys.argv[1]
print("alpha beta", flush=True)
print("oh dear, beta", file=sys.stderr, flush=True)
both = [subprocess.Popen([sys.executable, "-c", child]) for _ in range(2)]
for process in both: process.wait()
print("omega beta")
`;

// Each waits for the run that it starts itself.
test.use({ earlierRuns: 'ended' });

async function script(folder: string, name: string, text: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

function output(page: Page) {
  return page.getByRole('region', { name: 'Output', exact: true });
}

test.beforeEach(({}, testInfo) => {
  testInfo.setTimeout(90_000);
});

test('a program is run after it was shown, with its processes and its output', async ({
  app,
  page,
  lab,
  folders,
}) => {
  const path = await script(folders.userDataDirectory, 'busy work.py', BUSY);
  const form = new ProgramForm(page, 'Launch');
  await form.open();
  await form.command.fill(`python3 '${path}' {seconds}`);
  await expect(form.words).toHaveText(['python3', path, '{seconds}']);
  await expect(form.runButton).toBeDisabled();
  await expect(form.runButton).toHaveAccessibleDescription(/seconds: Enter values/);
  await form.values('seconds').fill('3');

  await answerDialogs(app, { agrees: false });
  await form.runButton.click();
  await expect(form.panel.getByRole('alert').filter({ hasText: /did not allow/ })).toBeVisible();
  const [refused] = await askedQuestions(app);
  expect(refused?.detail).toMatch(/Program: \/\S*python3/);
  expect(refused?.detail).toContain(`'${path}'`);
  expect(refused?.detail).toContain('Folder: /');

  await answerDialogs(app, { agrees: true });
  await form.start();
  await expect(lab.state('Running')).toBeVisible();
  const table = lab.liveView.getByRole('table', { name: 'Processes and threads' });
  await expect(table.getByRole('cell', { name: 'process', exact: true })).toHaveCount(3);
  await expect(table.getByRole('columnheader', { name: 'Tasks done' })).toHaveCount(0);
  await expect(table).toContainText('Short-lived and other threads');
  await expect(lab.state('Completed')).toBeVisible({ timeout: 30_000 });
  await expect(lab.result.getByRole('status')).toHaveText(/^Ended with exit code 0 after/);
  await expect(lab.figure('Exit code')).toHaveText('0');
  await expect(lab.figure('Processes')).toHaveText('3');
  await expect(lab.liveView).toContainText(path);

  const shown = output(page);
  await expect(shown.getByRole('group', { name: 'Standard output' })).toHaveText(
    /alpha beta\s+omega beta/,
  );
  await shown.getByRole('group', { name: 'Standard output' }).focus();
  await page.keyboard.press('Control+f');
  await page.keyboard.type('BETA');
  await expect(shown.getByRole('status')).toHaveText('1 of 2');
  await page.keyboard.press('Enter');
  await expect(shown.getByRole('status')).toHaveText('2 of 2');
  await page.keyboard.press('Escape');
  await expect(shown.getByRole('searchbox')).toHaveValue('');
  await shown.getByRole('button', { name: /^Error output/ }).click();
  await expect(shown.getByRole('group', { name: 'Error output' })).toContainText('oh dear');
  await shown.getByRole('button', { name: /^Standard output/ }).click();
  expect(await severeViolations(page)).toEqual([]);

  // The same command is not asked about again; another one is.
  await answerDialogs(app, { agrees: false });
  await form.values('seconds').fill('0.2');
  await form.runButton.click();
  await expect(form.panel.getByRole('alert').filter({ hasText: /did not allow/ })).toBeVisible();
  await form.values('seconds').fill('3');
  await form.start();
  await expect(lab.state('Running')).toBeVisible();
  expect(await askedQuestions(app)).toHaveLength(1);
  await lab.stopButton.click();
  await expect(lab.result.getByRole('status')).toHaveText(/^You stopped this program/);
});

test('what fails says how, and what is not there says so before anybody is asked', async ({
  app,
  page,
  lab,
}) => {
  const form = new ProgramForm(page, 'Launch');
  await answerDialogs(app, { agrees: true });
  await form.open();
  await form.command.fill("sh -c 'echo no such luck >&2; exit 3'");
  await form.start();
  await expect(lab.state('Failed')).toBeVisible();
  await expect(lab.result.getByRole('status')).toHaveText(/exited with code 3.*no such luck/);
  await expect(output(page).getByRole('group', { name: 'Error output' })).toHaveText(
    'no such luck\n',
  );

  await answerDialogs(app, { agrees: true });
  await form.command.fill('no-such-program-here --at-all');
  await form.runButton.click();
  await expect(
    form.panel.getByRole('alert').filter({ hasText: /no program “no-such-program-here”/ }),
  ).toBeVisible();
  expect(await askedQuestions(app)).toEqual([]);

  await form.command.fill('cat a | wc');
  await expect(form.command).toHaveAttribute('aria-invalid', 'true');
  await expect(form.command).toHaveAccessibleDescription(/“\|”.*shell/);
  await form.openMore();
  await form.check('Read by a shell').check();
  await expect(form.panel.getByRole('textbox', { name: 'Shell script' })).toHaveValue('cat a | wc');
  await expect(form.runButton).toBeEnabled();
});

test('a program that never ends is stopped with all that it started', async ({
  app,
  page,
  lab,
}) => {
  const form = new ProgramForm(page, 'Launch');
  await answerDialogs(app, { agrees: true });
  await form.open();
  await form.command.fill("sh -c 'sleep 987.5 & setsid sleep 987.5 & wait'");
  await form.start();
  await expect(lab.state('Running')).toBeVisible();
  const table = lab.liveView.getByRole('table', { name: 'Processes and threads' });
  await expect(table.getByRole('rowheader', { name: /^sleep/ })).toHaveCount(2);
  const pid = app.process().pid ?? 0;
  const below = descendants(pid);
  await lab.stopButton.click();
  await expect(lab.state('Cancelled')).toBeVisible();
  const left = descendants(pid);
  await expectGone(below.filter((one) => !left.includes(one)));
  await expect(lab.figure('Exit code')).toBeHidden();
});

test('two worker counts are compared', async ({ app, page, lab, folders }) => {
  await lab.ready();
  const path = await script(
    folders.userDataDirectory,
    'short.py',
    'import sys, time; time.sleep(0.2 / int(sys.argv[1]))',
  );
  const inLab = new ProgramForm(page, 'Launch');
  const form = new ProgramForm(page, 'Experiment');
  const compare = new ComparePage(page);
  await answerDialogs(app, { agrees: true });
  await inLab.open();
  await inLab.command.fill(`python3 ${path} {workers}`);
  await inLab.values('workers').fill('1, 2');
  await inLab.panel.getByRole('button', { name: /^Compare all 2/ }).click();
  await expect(form.command).toHaveValue(`python3 ${path} {workers}`);
  await compare.chooseRepeats(6);
  await compare.number('Warm-ups first').fill('0');
  await expect(compare.plan('2 configurations')).toBeVisible();
  await compare.button('Start').click();
  await expect(compare.conclusion).toContainText(/workers 2/, { timeout: 60_000 });
  // Programs get no seed for their work.
  await expect(compare.conclusion).not.toContainText('seed');
  await expect(compare.row('workers 1')).toBeVisible();
  await expect(compare.row('workers 2')).toBeVisible();
  const [asked] = await askedQuestions(app);
  expect(asked?.detail).toContain('For {workers}: 1, 2');
  expect(await severeViolations(page)).toEqual([]);
});

test('a script that is dropped gets its interpreter in front', async ({ page, lab, folders }) => {
  await lab.ready();
  const path = await script(folders.userDataDirectory, 'dropped.py', 'print(1)\n');
  const form = new ProgramForm(page, 'Launch');
  // A file with a path behind it comes from an input alone.
  await page.evaluate(
    "document.body.append(Object.assign(document.createElement('input'), { type: 'file', id: 'zz' }))",
  );
  await page.locator('#zz').setInputFiles(path);
  await page.evaluate(`(() => {
    const transfer = new DataTransfer();
    transfer.items.add(document.querySelector('#zz').files[0]);
    document.querySelector('#zz').remove();
    document
      .querySelector('section[aria-label="Launch"]')
      .dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true }));
  })()`);
  await expect(form.words).toHaveText([/python/, path]);
  await expect(form.text('Working folder')).toHaveValue(folders.userDataDirectory);
  const interpreter = form.panel.getByRole('combobox', { name: 'Interpreter' });
  const node = interpreter.getByRole('option', { name: /^Node/ }).first();
  await interpreter.selectOption({ label: (await node.textContent()) ?? '' });
  await expect(form.words.first()).toHaveText(/node/i);
  await expect(form.words).toHaveCount(2);
});

test('the form is filled in and started with the keyboard alone', async ({ app, page, lab }) => {
  await lab.ready();
  await answerDialogs(app, { agrees: true });
  const form = new ProgramForm(page, 'Launch');
  await form.panel.getByRole('button', { name: 'Your own program' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(form.command).toBeFocused();
  await page.keyboard.type('printf a{n}b');
  // The interpreter, the folder and what seldom changes stand between them.
  for (let tabs = 0; tabs < 12; tabs += 1) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate<string>(
      'document.activeElement?.ariaLabel ?? document.activeElement?.labels?.[0]?.textContent ?? ""',
    );
    if (focused === '{n}') break;
  }
  await expect(form.values('n')).toBeFocused();
  await page.keyboard.type('7');
  expect(await severeViolations(page)).toEqual([]);
  await untilStarted(page, () => page.keyboard.press('Control+Enter'));
  await expect(lab.state('Completed')).toBeVisible();
  await expect(output(page).getByRole('group', { name: 'Standard output' })).toHaveText('a7b');
});

test('a program of the history fills the form, and starts nothing', async ({ app, page, lab }) => {
  await answerDialogs(app, { agrees: true });
  const form = new ProgramForm(page, 'Launch');
  const history = new HistoryPage(page);
  await form.open();
  await form.command.fill("printf '%s' 'a b'");
  await form.start();
  await expect(lab.state('Completed')).toBeVisible();
  await form.command.fill('true');
  await history.show();
  await history.open(history.row('printf'));
  await expect(output(page).getByRole('group', { name: 'Standard output' })).toHaveText('a b');
  await history.back();
  await history.action('Rerun').click();
  await expect(form.command).toHaveValue("printf %s 'a b'");
  await expect(lab.state('Completed')).toBeVisible();
  await form.start();
  await expect(lab.state('Completed')).toBeVisible();
  expect(await askedQuestions(app)).toHaveLength(1);
});

test('the form is remembered, but for values of the environment', async ({ folders }) => {
  const first = await launchApp(folders);
  const before = new ProgramForm(await first.firstWindow(), 'Launch');
  await before.open();
  await before.command.fill('env');
  await before.openMore();
  await before.panel.getByRole('button', { name: 'Add a variable' }).click();
  await before.text('Name of variable 1').fill('TOKEN');
  const value = before.panel.getByLabel('Value of TOKEN', { exact: true });
  await expect(value).toHaveAttribute('type', 'password');
  await value.fill('s3cret');
  await before.panel.getByRole('button', { name: 'Show the value of TOKEN' }).click();
  await expect(value).toHaveAttribute('type', 'text');
  await closeApp(first);

  const second = await launchApp(folders);
  const page = await second.firstWindow();
  const after = new ProgramForm(page, 'Launch');
  await expect(after.command).toHaveValue('env');
  await expect(after.runButton).toBeDisabled();
  await expect(after.runButton).toHaveAccessibleDescription(/Type the value of TOKEN again/);
  await after.openMore();
  await answerDialogs(second, { agrees: true });
  await after.panel.getByLabel('Value of TOKEN', { exact: true }).fill('s3cret');
  await after.start();
  const lab = new LabPage(page);
  await expect(lab.state('Completed')).toBeVisible();
  const [asked] = await askedQuestions(second);
  expect(asked?.detail).toContain('Environment set: TOKEN');
  expect(asked?.detail).not.toContain('s3cret');
  await expect(output(page).getByRole('group', { name: 'Standard output' })).toContainText(
    'TOKEN=s3cret',
  );
  await closeApp(second);
});

test('a process is watched, and goes on when it is let go', async ({ page, lab }) => {
  const child = spawn('sh', ['-c', 'while :; do :; done']);
  const pid = child.pid ?? 0;
  try {
    await lab.ready();
    const processes = new ProcessPage(page);
    await processes.show();
    await processes.find(pid);
    const watch = processes.details.getByRole('button', { name: 'Watch' });
    await untilStarted(page, () => watch.click());
    await expect(lab.state('Running')).toBeVisible();
    await expect(lab.liveView).toContainText('nothing is sent to it');
    const table = lab.liveView.getByRole('table', { name: 'Processes and threads' });
    await expect(table.getByRole('cell', { name: String(pid) })).toBeVisible();
    await lab.launch.getByRole('button', { name: 'Detach' }).click();
    await expect(lab.result.getByRole('status')).toHaveText(/^Watched for .* The process goes on/);
    await expect(lab.result).toContainText('by samples');
    await expect(output(page)).toBeHidden();
    expect(isAlive(pid)).toBe(true);
    expect(await severeViolations(page)).toEqual([]);
  } finally {
    child.kill('SIGKILL');
  }
});
