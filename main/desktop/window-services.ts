import { app, type BrowserWindow, Notification } from 'electron';

import { type Foundation, layFoundation } from './foundation.ts';
import type { Answers } from './ipc/answer.ts';
import type { Push } from './ipc/register.ts';
import { log } from './log.ts';
import { answerPage } from './page-connection.ts';
import { askBeforeClosing, closeBeforeQuit } from './quit.ts';
import { ExperimentProgressBar } from './services/experiment-progress-bar.ts';
import { isWorthAsking } from './services/experiment-under-way.ts';
import { searchAfterStart } from './services/first-search.ts';
import { markConvention } from './shell/convention-menu.ts';
import { createDialogs } from './shell/dialogs.ts';
import { applyTheme } from './shell/theme.ts';
import { whileAlive } from './window/live-window.ts';
import { focusWindow } from './window/main-window.ts';

export type WindowPlace = Pick<Foundation, 'paths' | 'source'> & {
  /** Resolves when the window is in sight. */
  readonly shown: Promise<unknown>;
};

/** All that the app does behind its window, which is open already. */
export async function startServices(
  window: BrowserWindow,
  push: Push,
  { paths, source, shown }: WindowPlace,
): Promise<Answers> {
  const foundation = await layFoundation(paths, source);
  closeWithApp(foundation);
  await foundation.engine.recallRuntimes();
  followSettings(foundation);
  askBeforeExperimentEnds(window, foundation);
  tellFromAfar(window, foundation, () => push('menu:command', 'show-compare'));
  // Not before: both compete with the first paint for the same cores.
  void shown.then(() => beginToLook(foundation));
  return answerPage(window, foundation, push);
}

function closeWithApp({ engine, settings }: Foundation): void {
  closeBeforeQuit(async () => {
    await engine.close();
    await settings.flush();
  });
}

function followSettings({ engine, settings }: Foundation): void {
  settings.onChange((changed) => {
    applyTheme(changed);
    markConvention(changed.coreConvention);
    engine.sampler.setTickMs(changed.tickMs);
  });
}

const STOP_EXPERIMENT = {
  message: 'An experiment is running. Stop it and quit?',
  detail: 'The runs that have ended are kept in the history, with what can be said of them.',
  yes: 'Stop and Quit',
  no: 'Go On',
};

function askBeforeExperimentEnds(window: BrowserWindow, { engine }: Foundation): void {
  const dialogs = createDialogs(whileAlive(window));
  askBeforeClosing(window, {
    isNeeded: () => isWorthAsking(engine.experiments.state()),
    ask: () => dialogs.confirm(STOP_EXPERIMENT),
  });
}

function tellFromAfar(window: BrowserWindow, { engine }: Foundation, showResult: () => void): void {
  const getWindow = whileAlive(window);
  const bar = new ExperimentProgressBar(getWindow, (announcement) => {
    if (!Notification.isSupported()) return;
    const notification = new Notification({ ...announcement, silent: true });
    notification.on('click', () => {
      const living = getWindow();
      if (living === null) return;
      focusWindow(living);
      showResult();
    });
    notification.show();
  });
  engine.experiments.onState((state) => bar.follow(state));
}

function beginToLook({ engine }: Foundation): void {
  const { sampler, runtimes, isBusy } = engine;
  sampler.start();
  const onProblem = (error: unknown) => log.problem('The search for runtimes failed.', error);
  app.once('will-quit', searchAfterStart({ runtimes, isBusy, onProblem }));
}
