import { CORE_CONVENTIONS, type CoreConvention } from '../../../contract/core-convention.ts';
import type { MenuCommand, ScreenshotRequest, SourceRequest } from '../../../contract/ipc.ts';
import { assertNever } from '../../../contract/result.ts';
import type { RunRequest } from '../../../contract/run.ts';
import { runtimeTitle } from '../../../contract/runtime-title.ts';
import { isUnderWay } from '../../stores/experiment-store.ts';
import { viewOfCommand } from '../../stores/view-store.ts';
import { checkProgramRun } from '../command/check-program-run.ts';
import { readPrograms } from '../command/check-programs.ts';
import { copyChart } from '../export/copy-chart.ts';
import { copyMarkdown } from '../export/copy-markdown.ts';
import { exportSubject, whyNothing } from '../export/export-subject.ts';
import { checkLaunch } from '../launch/check-launch.ts';
import { chooseRuntime } from '../launch/choose-runtime.ts';
import { readOptions } from '../launch/options/read-options.ts';
import { canToggleFreeze, toggleFreeze } from '../live/toggle-freeze.ts';
import { chooseCoreConvention } from '../settings/choose-core-convention.ts';
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
    case 'export-report':
      openExport(model);
      return;
    case 'copy-markdown':
      void copyMarkdown(model);
      return;
    case 'copy-chart':
      void copyChart(model);
      return;
    case 'freeze':
      freezePicture(model);
      return;
    case 'cpu-as-cores':
    case 'cpu-as-of-one-core':
    case 'cpu-as-of-machine':
    case 'cpu-as-of-limit':
      chooseCoreConvention(model.settings, conventionOf(command));
      return;
    case 'show-lab':
    case 'show-compare':
    case 'show-history':
    case 'show-lessons':
    case 'show-processes':
      model.views.show(viewOfCommand(command));
      return;
    default:
      assertNever(command);
  }
}

function conventionOf(command: `cpu-as-${CoreConvention}`): CoreConvention {
  return CORE_CONVENTIONS.find((convention) => command === `cpu-as-${convention}`) ?? 'cores';
}

/** Opens the code that the panel, as it stands, would run; a host or program of the user's own has none here. */
export function showCode(model: AppModel): void {
  const { launch, facts, runtimes, settings, code, command } = model;
  if (command.draft.get().isChosen) return;
  const draft = launch.draft.get();
  const { defaultRuntimes } = settings.settings.get();
  const runtime = chooseRuntime(runtimes.view.get().runtimes, draft.runtimeId, defaultRuntimes);
  if (runtime === null || runtime.kind === 'other') return;
  const { options } = checkLaunch(draft, facts, runtime);
  const request: SourceRequest = {
    kind: runtime.kind,
    strategy: draft.strategy,
    options: readOptions(options, {}),
    workload: draft.workload,
  };
  void code.open(request, runtimeTitle(runtime));
}

/** A timed run of an experiment shows no picture that could stand still. */
export function canFreeze({ live, experiment }: AppModel): boolean {
  return canToggleFreeze(live) && !isUnderWay(experiment.view.get().state);
}

/** Freezes the picture of the run in the lab, and shows it; or lets it follow the run again. */
function freezePicture(model: AppModel): void {
  if (canFreeze(model)) {
    model.views.show('lab');
    toggleFreeze(model.live);
    return;
  }
  const message =
    'There is no picture to freeze: no run is going on, or it is timed and not drawn.';
  model.notices.addProblem({ code: 'nothing-to-freeze', message });
}

function openExport(model: AppModel): void {
  const items = exportSubject(model);
  if (items !== null) model.exports.open(items);
  else model.notices.addProblem({ code: 'nothing-to-export', message: whyNothing(model) });
}

async function startRun(model: AppModel): Promise<void> {
  const { run, settings, presets, experiment } = model;
  // The machine is busy measuring itself: main would refuse.
  if (presets.view.get().measuring !== null) return;
  // The button says why.
  if (isUnderWay(experiment.view.get().state)) return;
  const request = requestOf(model);
  if (request === null) return;
  const { quietRuns } = settings.settings.get();
  // Main must know by then whether it is to be quiet.
  await settings.save();
  await run.start(request, quietRuns);
}

/** What the panel of the lab asks for; `null` while anything is wrong with it. */
function requestOf({ launch, command, facts, runtimes, settings }: AppModel): RunRequest | null {
  const draft = launch.draft.get();
  const program = command.draft.get();
  if (program.isChosen) {
    const read = readPrograms(program, facts.homeDirectory);
    return checkProgramRun(read, program.selected, draft, facts.machine).request;
  }
  const { defaultRuntimes } = settings.settings.get();
  const runtime = chooseRuntime(runtimes.view.get().runtimes, draft.runtimeId, defaultRuntimes);
  return checkLaunch(draft, facts, runtime).request;
}

async function stopRun({ run, presets, notices }: AppModel): Promise<void> {
  const failure = (await presets.cancel()) ?? (await run.stop());
  if (failure !== null) notices.addProblem(failure);
}

async function takeScreenshot(model: AppModel, request: ScreenshotRequest): Promise<void> {
  const { bridge, notices } = model;
  // What an earlier picture had to say must not be in this one.
  notices.clear();
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
