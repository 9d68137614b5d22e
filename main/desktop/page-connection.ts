import type { BrowserWindow } from 'electron';

import type { RunHeader } from '../../contract/run.ts';
import { outputsBeside } from '../store/outputs-beside.ts';
import type { Foundation } from './foundation.ts';
import type { Answers } from './ipc/answer.ts';
import { atFirstUse } from './ipc/first-use.ts';
import { createHandlers } from './ipc/handlers.ts';
import { parsers } from './ipc/parsers.ts';
import { pushChanges, pushFault } from './ipc/pushes.ts';
import { createPush, type Push, registerRequests } from './ipc/register.ts';
import { createSnapshot } from './ipc/snapshot.ts';
import { reportUncaught } from './quit.ts';
import { createScreenshots } from './screenshot/screenshots.ts';
import type { Engine } from './services/engine.ts';
import { RunOpening } from './services/run-opening.ts';
import { createSavedFiles } from './services/saved-files.ts';
import { createDialogs } from './shell/dialogs.ts';
import { whileAlive } from './window/live-window.ts';

/** Both directions of the contract. To be called before the page is loaded, which asks at once. */
export function connectPage(window: BrowserWindow, foundation: Foundation): Push {
  const push = createPush(whileAlive(window));
  const answers = Promise.resolve(answerPage(window, foundation, push));
  registerRequests(answers, whileAlive(window), foundation.source);
  return push;
}

/** What the page's requests are answered with; from now on it is told what changes. */
export function answerPage(window: BrowserWindow, foundation: Foundation, push: Push): Answers {
  const { engine, settings, paths, startProblem } = foundation;
  const getWindow = whileAlive(window);
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
    reportExports: atFirstUse(async () => {
      const { connectExports } = await import('./services/connect-exports.ts');
      return connectExports(foundation, { dialogs, savedFiles, push });
    }),
    processView: atFirstUse(async () => {
      const { createProcessView } = await import('./services/process-view.ts');
      return createProcessView(window, {
        isTiming: () => engine.lab.isQuiet(),
        looksOnly: () => settings.get().looksOnly,
        confirm: (question) => dialogs.confirm(question),
        tell: (update) => push('processes:update', update),
      });
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
    runOpening: new RunOpening(engine.history, (opening) => push('history:opening', opening)),
  });
  pushChanges(engine, push);
  settings.onProblem((problem) => push('app:problem', problem));
  reportUncaught((error) => pushFault(push, error));
  return { handlers, parsers };
}

function currentRun({ lab }: Engine): RunHeader | null {
  const state = lab.state();
  return state.state === 'idle' ? null : state.run;
}
