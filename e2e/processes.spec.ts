import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

import type { Page } from '@playwright/test';

import { askMain } from './ask-main.ts';
import { expect, test as base } from './fixtures.ts';
import { answerDialogs, askedQuestions } from './native-dialogs.ts';
import { ProcessPage } from './pages/process-page.ts';
import { isAlive } from './process-tree.ts';
import { severeViolations } from './severe-violations.ts';

interface Fixtures {
  readonly processes: ProcessPage;
  /** A process that the test has started, with two children that end with it. */
  readonly started: { readonly parent: ChildProcess; readonly pid: number };
}

const test = base.extend<Fixtures>({
  processes: async ({ lab, page }, use) => {
    await lab.ready();
    await use(new ProcessPage(page));
  },
  started: async ({}, use) => {
    const parent = spawn('/bin/sh', ['-c', 'sleep 987 & sleep 986 & wait'], {
      detached: true,
      stdio: 'ignore',
    });
    await once(parent, 'spawn');
    const pid = parent.pid ?? -1;
    await use({ parent, pid });
    try {
      process.kill(-pid, 'SIGKILL');
    } catch {
      // The test has ended it.
    }
  },
});

// Where there is no /proc less can be told, and Windows tells nothing.
test.skip(process.platform !== 'linux');

test('a process is found, suspended, resumed, and terminated once that is confirmed', async ({
  app,
  page,
  processes,
  started: { parent, pid },
}) => {
  await processes.show();
  await processes.filter.fill('command ~ "sleep 987 & sleep 986" and name = sh');
  await expect(page.getByText(/^1 of \d+ processes$/)).toBeVisible();
  await processes.row(pid).click();
  await expect(processes.details.getByRole('group', { name: 'Command line' })).toContainText(
    'sleep 987 & sleep 986 & wait',
  );
  await expect(processes.fact('PSS')).toContainText(/\d KiB|MiB/);
  await expect(processes.fact('Directory')).toHaveText(process.cwd());

  await processes.action('Suspend').click();
  await expect(processes.row(pid)).toContainText('T stopped');
  await processes.action('Resume').click();
  await expect(processes.row(pid)).toContainText('S sleeping');

  await answerDialogs(app, { agrees: false });
  await processes.action('Terminate').click();
  await expect.poll(() => askedQuestions(app)).toHaveLength(1);
  const [question] = await askedQuestions(app);
  expect(question?.message).toBe(`Terminate sh (${pid})?`);
  expect(question?.detail).toContain('/bin/sh -c “sleep 987 & sleep 986 & wait”');
  expect(isAlive(pid)).toBe(true);

  await answerDialogs(app, { agrees: true });
  const exited = once(parent, 'exit');
  await processes.action('Terminate').click();
  expect(await exited).toEqual([null, 'SIGTERM']);
  await expect(processes.details).toContainText('This process has ended');
  await expect(processes.actions).toBeHidden();
});

test('a process ends with its children', async ({ app, processes, started: { parent, pid } }) => {
  await processes.show();
  await processes.find(pid);
  await processes.details.getByRole('checkbox', { name: 'With its 2 children' }).check();
  await answerDialogs(app, { agrees: true });
  const exited = once(parent, 'exit');
  await processes.action('Kill with its children').click();
  expect(await exited).toEqual([null, 'SIGKILL']);
  const [question] = await askedQuestions(app);
  expect(question?.message).toBe(`Kill sh (${pid}) and 2 children?`);
  expect(question?.detail).toMatch(/: sleep 987$/m);
  // What is left of the group of processes: nothing.
  await expect
    .poll(() => {
      try {
        return process.kill(-pid, 0);
      } catch {
        return false;
      }
    })
    .toBe(false);
});

test('nothing is done where processes can only be looked at, and never to Corelane', async ({
  app,
  page,
  processes,
  started: { pid },
}) => {
  await processes.show();
  const own = app.process().pid ?? 0;
  await processes.find(own);
  await expect(processes.row(own)).toContainText('Corelane');
  await expect(processes.details).toContainText('is of Corelane itself');
  await expect(processes.actions).toBeHidden();

  await processes.find(pid);
  await expect(processes.action('Terminate')).toBeVisible();
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('checkbox', { name: 'Only look at processes' }).check();
  await page.keyboard.press('Escape');
  await expect(processes.details).toContainText('can only be looked at');
  await expect(processes.actions).toBeHidden();
  const reason = async () => {
    // No such start: refused in any case, by now because of the setting.
    const signal = { pid, startTicks: 1, action: 'kill', withChildren: false } as const;
    const answer = await askMain(page, 'process:signal', signal);
    return answer.ok ? 'done' : answer.error.code;
  };
  await expect.poll(reason).toBe('looks-only');
  expect(isAlive(pid)).toBe(true);
});

function focusedRole(page: Page): Promise<string | null> {
  return page.evaluate<string | null>('document.activeElement.role');
}

test('by keyboard alone: found, opened and closed, suspended, resumed, left', async ({
  page,
  processes,
  started: { pid },
}) => {
  await processes.show();
  await page.keyboard.press('/');
  await expect(processes.filter).toBeFocused();
  await page.keyboard.type('command ~ "sleep 987"');
  const shell = processes.row(pid);
  // It and the child that is meant: another one that was just forked has its words too, until it begins its own program.
  await expect(processes.grid.getByRole('row').filter({ hasText: 'sleep 987' })).toHaveCount(2);
  for (let step = 0; step < 10 && (await focusedRole(page)) !== 'treegrid'; step += 1) {
    await page.keyboard.press('Tab');
  }
  await expect(processes.grid).toBeFocused();
  await page.keyboard.press('End');
  const sleep = processes.grid.getByRole('row', { selected: true });
  await expect(sleep).toContainText('sleep 987');
  await page.keyboard.press('ArrowLeft');
  await expect(shell).toHaveAttribute('aria-selected', 'true');
  await expect(processes.grid).toHaveAttribute(
    'aria-activedescendant',
    (await shell.getAttribute('id')) ?? '',
  );
  await expect(processes.action('Suspend')).toBeVisible();
  await page.keyboard.press('s');
  await expect(shell).toContainText('T stopped');
  await page.keyboard.press('s');
  await expect(shell).toContainText('S sleeping');

  await page.keyboard.press('Escape');
  await expect(processes.details).toContainText('Select a process');
  // Without a filter branches can be closed.
  await page.keyboard.press('/');
  await page.keyboard.press('Escape');
  await processes.grid.focus();
  await page.keyboard.press('Home');
  const first = processes.grid.getByRole('row', { selected: true });
  await page.keyboard.press('ArrowLeft');
  await expect(first).toHaveAttribute('aria-expanded', 'false');
  await page.keyboard.press('ArrowRight');
  await expect(first).toHaveAttribute('aria-expanded', 'true');
});

test('the list stands still below the pointer, and sorts by a column', async ({
  page,
  processes,
  started: { pid },
}) => {
  await processes.show();
  await processes.filter.fill('command ~ "sleep 98"');
  await page
    .getByRole('button', { name: 'List', exact: true })
    .and(page.locator('[aria-pressed]'))
    .click();
  const head = processes.grid.getByRole('columnheader', { name: 'PID' });
  await head.getByRole('button').click();
  await expect(head).toHaveAttribute('aria-sort', 'ascending');
  await processes.row(pid).hover();
  const note = page.getByRole('status').filter({ hasText: 'Held still' });
  await expect(note).toBeVisible();
  const other = spawn('sleep', ['985'], { stdio: 'ignore' });
  await expect(note).toContainText(/\d+ new/);
  await expect(processes.row(other.pid ?? -1)).toBeHidden();
  await page.mouse.move(0, 0);
  await expect(processes.row(other.pid ?? -1)).toBeVisible();
  other.kill('SIGKILL');
});

for (const theme of ['light', 'dark'] as const) {
  test(`has no severe barriers, ${theme}`, async ({ lab, page, processes, started: { pid } }) => {
    await lab.chooseTheme(theme);
    await processes.show();
    expect(await severeViolations(page)).toEqual([]);
    await processes.find(pid);
    await expect(processes.action('Kill')).toBeVisible();
    expect(await severeViolations(page)).toEqual([]);
  });
}
