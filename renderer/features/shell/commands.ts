import type { MenuCommand, ScreenshotRequest } from '../../../contract/ipc.ts';
import { assertNever } from '../../../contract/result.ts';
import { checkLaunch } from '../launch/check-launch.ts';
import { chooseRuntime } from '../launch/choose-runtime.ts';
import type { AppModel } from './app-model.ts';

/** Does what a menu entry, a key or a button asks for. */
export function runCommand(model: AppModel, command: MenuCommand): void {
  switch (command) {
    case 'run':
      void startRun(model);
      return;
    case 'stop':
      void stopRun(model);
      return;
    case 'screenshot-window':
      void takeScreenshot(model, { area: 'window', target: 'file' });
      return;
    case 'screenshot-live-view':
      void takeScreenshot(model, { area: 'live-view', target: 'file' });
      return;
    case 'copy-image':
      void takeScreenshot(model, { area: 'live-view', target: 'clipboard' });
      return;
    default:
      assertNever(command);
  }
}

async function startRun({ run, launch, facts, runtimes, settings }: AppModel): Promise<void> {
  const draft = launch.draft.get();
  const { defaultRuntimes } = settings.settings.get();
  const runtime = chooseRuntime(runtimes.view.get().runtimes, draft.runtimeId, defaultRuntimes);
  const { request } = checkLaunch(draft, facts.catalogue, runtime);
  if (request !== null) await run.start(request);
}

async function stopRun({ run, notices }: AppModel): Promise<void> {
  const failure = await run.stop();
  if (failure !== null) notices.addProblem(failure);
}

async function takeScreenshot(model: AppModel, request: ScreenshotRequest): Promise<void> {
  const { bridge, notices } = model;
  // What an earlier picture had to say must not be in this one.
  notices.clear();
  await nextPaint();
  const answer = await bridge.request('screenshot:take', request);
  if (!answer.ok) {
    notices.addProblem(answer.error);
    return;
  }
  const outcome = answer.value;
  if (outcome.outcome === 'saved') {
    notices.add({ tone: 'success', message: 'Screenshot saved.', path: outcome.path });
  }
  if (outcome.outcome === 'copied') {
    notices.add({ tone: 'success', message: 'Image copied to the clipboard.', path: null });
  }
}

/** Resolves when what was rendered last is on the screen. */
function nextPaint(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
  });
}
