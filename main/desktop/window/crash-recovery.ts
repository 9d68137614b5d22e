import { app, type BrowserWindow, dialog } from 'electron';

import { log } from '../log.ts';
import { CrashBudget } from './crash-budget.ts';

const RELOAD_BUTTON = 0;

/** Loads the page again when its process has died. A run is not touched: it belongs to main. */
export function recoverFromCrashes(window: BrowserWindow): void {
  const budget = new CrashBudget();
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit') return;
    log.problem(`The window's page ended: ${reason}, code ${exitCode}.`, null);
    if (budget.spend(performance.now())) window.webContents.reload();
    else void askWhatToDo(window);
  });
}

async function askWhatToDo(window: BrowserWindow): Promise<void> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    message: 'The window of Corelane keeps crashing.',
    detail: 'A run under way goes on until you quit. Reloading may help; so may a restart.',
    buttons: ['Reload', 'Quit'],
    defaultId: RELOAD_BUTTON,
    noLink: true,
  });
  if (response === RELOAD_BUTTON) window.webContents.reload();
  else app.quit();
}
