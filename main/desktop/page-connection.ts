import type { BrowserWindow } from 'electron';

import type { RunHeader } from '../../contract/run.ts';
import { outputsBeside } from '../store/outputs-beside.ts';
import type { Foundation } from './foundation.ts';
import { createHandlers } from './ipc/handlers.ts';
import { pushChanges, pushFault } from './ipc/pushes.ts';
import { createPush, type Push, registerRequests } from './ipc/register.ts';
import { createSnapshot } from './ipc/snapshot.ts';
import { reportUncaught } from './quit.ts';
import { createScreenshots } from './screenshot/screenshots.ts';
import { connectExports } from './services/connect-exports.ts';
import type { Engine } from './services/engine.ts';
import { createProcessView } from './services/process-view.ts';
import { createSavedFiles } from './services/saved-files.ts';
import { createDialogs } from './shell/dialogs.ts';
import { whileAlive } from './window/live-window.ts';

/** Both directions of the contract. To be called before the page is loaded, which asks at once. */
export function connectPage(window: BrowserWindow, foundation: Foundation): Push {
  const { engine, settings, paths, source, startProblem } = foundation;
  const getWindow = whileAlive(window);
  const push = createPush(getWindow);
  const savedFiles = createSavedFiles();
  const dialogs = createDialogs(getWindow);
  const screenshots = createScreenshots({
    directory: paths.screenshotsDirectory,
    getWindow,
    currentRun: () => currentRun(engine),
    savedFiles,
  });
  const handlers = createHandlers({
    engine,
    settings,
    screenshots,
    savedFiles,
    reportExports: connectExports(foundation, { dialogs, savedFiles, push }),
    processView: createProcessView(window, {
      isTiming: () => engine.lab.isQuiet(),
      looksOnly: () => settings.get().looksOnly,
      confirm: (question) => dialogs.confirm(question),
      tell: (update) => push('processes:update', update),
    }),
    workloadsDirectory: paths.workloadsDirectory,
    outputsDirectory: outputsBeside(paths.historyFile),
    snapshot: createSnapshot(engine, () => settings.get()),
    onFirstSnapshot: () => {
      for (const problem of [startProblem, engine.historyProblem]) {
        if (problem !== null) push('app:problem', problem);
      }
    },
    dialogs,
  });
  registerRequests(handlers, getWindow, source);
  pushChanges(engine, push);
  settings.onProblem((problem) => push('app:problem', problem));
  reportUncaught((error) => pushFault(push, error));
  return push;
}

function currentRun({ lab }: Engine): RunHeader | null {
  const state = lab.state();
  return state.state === 'idle' ? null : state.run;
}
