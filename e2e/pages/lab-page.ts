import type { Locator, Page } from '@playwright/test';

import { valueFromMain } from '../ask-main.ts';
import { untilStarted } from '../started-run.ts';

/** The window as its user names things: by role and label. */
export class LabPage {
  readonly page: Page;
  readonly launch: Locator;
  readonly liveView: Locator;
  readonly result: Locator;

  constructor(page: Page) {
    this.page = page;
    this.launch = page.getByRole('region', { name: 'Launch' });
    this.liveView = page.getByRole('region', { name: 'Live view' });
    this.result = page.getByRole('region', { name: 'Result' });
  }

  get runButton(): Locator {
    return this.launch.getByRole('button', { name: 'Run', exact: true });
  }

  get stopButton(): Locator {
    return this.launch.getByRole('button', { name: 'Stop', exact: true });
  }

  get workload(): Locator {
    return this.launch.getByRole('combobox', { name: 'Workload' });
  }

  get runtime(): Locator {
    return this.launch.getByRole('combobox', { name: 'Runtime' });
  }

  /** Starts a run, and waits until it has taken the place of the one before. */
  start(): Promise<void> {
    return untilStarted(this.page, () => this.runButton.click());
  }

  strategy(name: string): Locator {
    return this.launch.getByRole('radio', { name, exact: true });
  }

  /** A choice out of a few words, of a parameter, an option or the cores. */
  choice(label: string): Locator {
    return this.launch.getByRole('combobox', { name: label, exact: true });
  }

  async openOptions(): Promise<void> {
    const section = this.launch.locator('details.options');
    if ((await section.getAttribute('open')) === null) await this.optionsSummary.click();
  }

  get optionsSummary(): Locator {
    return this.launch.locator('summary').filter({ hasText: /^Options/ });
  }

  number(label: string): Locator {
    return this.launch.getByRole('spinbutton', { name: label, exact: true });
  }

  /** The word that tells the state of the run. */
  state(name: string): Locator {
    return this.liveView.getByRole('status').filter({ hasText: new RegExp(`^${name}$`) });
  }

  /** One of the numbers of this moment. */
  tile(label: string): Locator {
    return this.definition(this.liveView.getByLabel('Now', { exact: true }), label);
  }

  /** One of the figures of the result. */
  figure(label: string): Locator {
    return this.definition(this.result, label);
  }

  /** Rows of the table that are workers, not groups or sums. */
  get workerRows(): Locator {
    const kind = this.page.getByRole('cell', { name: /^(thread|process|event loop)$/ });
    return this.liveView
      .getByRole('table', { name: 'Workers' })
      .getByRole('row')
      .filter({ has: kind });
  }

  workerRow(label: string): Locator {
    return this.workerRows.filter({
      has: this.page.getByRole('rowheader', { name: label, exact: true }),
    });
  }

  /** Pixels of the page itself that are out of sight, above and altogether: only parts of it may scroll. */
  pageOutOfSightPx(): Promise<readonly number[]> {
    const page = 'document.scrollingElement';
    return this.page.evaluate(`[${page}.scrollTop, ${page}.scrollHeight - ${page}.clientHeight]`);
  }

  notice(text: string | RegExp): Locator {
    return this.page.getByRole('status').filter({ hasText: text });
  }

  /** Waits for the search for interpreters: until then there is nothing to run on. */
  async ready(): Promise<void> {
    await this.runButton.and(this.page.locator(':enabled')).waitFor();
  }

  /** The same when no search has anything more to tell, which would come behind what a test tells. */
  async searched(): Promise<void> {
    await this.ready();
    await valueFromMain(this.page, 'runtimes:refresh', null);
  }

  /** Takes the first interpreter of a kind. */
  async chooseRuntime(kind: 'Python' | 'Node.js'): Promise<void> {
    await this.runtime.and(this.page.locator(':enabled')).waitFor();
    const options = this.runtime.getByRole('option', {
      name: new RegExp(`^${kind} `),
      disabled: false,
    });
    const label = await options.first().textContent();
    await this.runtime.selectOption({ label: label ?? '' });
  }

  /** Workloads that are listed while one is searched for. */
  get workloads(): Locator {
    return this.page.getByRole('listbox', { name: 'Workloads' }).getByRole('option');
  }

  /** Searches the list of workloads for a name, as one types it. */
  async chooseWorkload(name: string): Promise<void> {
    await this.workload.fill(name);
    await this.workloads.filter({ has: this.page.getByText(name, { exact: true }) }).click();
  }

  async chooseStrategy(name: string): Promise<void> {
    // The label is what a mouse hits: the input itself is not drawn.
    await this.launch
      .getByRole('group', { name: 'Strategy' })
      .getByText(name, { exact: true })
      .click();
  }

  async chooseTheme(theme: 'system' | 'light' | 'dark'): Promise<void> {
    await this.page.getByRole('button', { name: 'Settings' }).click();
    await this.page.getByRole('combobox', { name: 'Theme' }).selectOption(theme);
    await this.page.keyboard.press('Escape');
  }

  /** Fills in the parameters, by label. */
  async fill(numbers: Readonly<Record<string, number>>): Promise<void> {
    for (const [label, value] of Object.entries(numbers)) {
      await this.number(label).fill(String(value));
    }
  }

  /** Pids in the worker table, in its order; threads of one process have the same. */
  async workerPids(): Promise<readonly number[]> {
    const rows = await this.workerRows.all();
    const texts = await Promise.all(rows.map((row) => row.getByRole('cell').nth(1).innerText()));
    return texts.map((text) => Number.parseInt(text, 10));
  }

  private definition(scope: Locator, label: string): Locator {
    // What a figure means may follow its name, for those who can't hover.
    const term = scope.getByRole('term').filter({ hasText: new RegExp(`^${label}`) });
    return term.locator('xpath=following-sibling::*[1]');
  }
}
