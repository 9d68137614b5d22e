import type { AppSnapshot } from '../../../contract/ipc.ts';
import type { Result } from '../../../contract/result.ts';
import type { Bridge } from '../../bridge.ts';
import { ExperimentStore } from '../../stores/experiment-store.ts';
import { ExportStore } from '../../stores/export-store.ts';
import { FilterStore } from '../../stores/filter/filter-store.ts';
import { WORKER_LANGUAGE } from '../../stores/filter/worker-language.ts';
import { browserFrameHost } from '../../stores/frame-clock.ts';
import { HistoryStore } from '../../stores/history-store.ts';
import { LiveStore } from '../../stores/live-store.ts';
import { MachineStore } from '../../stores/machine-store.ts';
import { missedSamples, readMissedSamples } from '../../stores/missed-samples.ts';
import { NoticeStore } from '../../stores/notice-store.ts';
import { OpenedStore } from '../../stores/opened-store.ts';
import { ProcessStore } from '../../stores/processes/process-store.ts';
import { RunStore } from '../../stores/run-store.ts';
import { RuntimeStore } from '../../stores/runtime-store.ts';
import { SampleStore } from '../../stores/sample-store.ts';
import { SettingsStore } from '../../stores/settings-store.ts';
import { ViewStore } from '../../stores/view-store.ts';
import { CodeStore } from '../code/code-store.ts';
import { CommandStore } from '../command/command-store.ts';
import { CompareStore } from '../compare/compare-store.ts';
import { LaunchStore } from '../launch/launch-store.ts';
import { PresetStore } from '../launch/presets/preset-store.ts';
import { LessonStore } from '../lessons/lesson-store.ts';
import { runCommand } from './commands.ts';

/** Everything the window shows, and the way to act on it. Lives as long as the page. */
export interface AppModel {
  readonly bridge: Bridge;
  readonly facts: Pick<AppSnapshot, 'catalogue' | 'machine' | 'versions' | 'homeDirectory'>;
  readonly views: ViewStore;
  readonly run: RunStore;
  readonly live: LiveStore;
  /** Of the live run as of one from the history. */
  readonly workerFilter: FilterStore;
  readonly runtimes: RuntimeStore;
  readonly settings: SettingsStore;
  readonly launch: LaunchStore;
  /** Programs of the user's own, for the lab and for comparing. */
  readonly command: CommandStore;
  readonly presets: PresetStore;
  readonly code: CodeStore;
  readonly experiment: ExperimentStore;
  readonly compare: CompareStore;
  readonly lessons: LessonStore;
  readonly history: HistoryStore;
  readonly opened: OpenedStore;
  readonly processes: ProcessStore;
  readonly machineCard: MachineStore;
  readonly exports: ExportStore;
  readonly notices: NoticeStore;
}

/** Asks main for its state, without losing what is pushed meanwhile. */
export async function openApp(bridge: Bridge): Promise<Result<AppModel>> {
  const early: ((model: AppModel) => void)[] = [];
  let model: AppModel | null = null;
  listen(bridge, (action) => {
    if (model === null) early.push(action);
    else action(model);
  });
  const snapshot = await bridge.request('app:snapshot', null);
  if (!snapshot.ok) return snapshot;
  const created = createModel(bridge, snapshot.value);
  await acceptRun(created, snapshot.value);
  model = created;
  for (const action of early) action(model);
  watchPage(model);
  return { ok: true, value: model };
}

/** What there has been of the current or last run: a page may come late, or again. */
async function acceptRun(
  { bridge, live, notices }: AppModel,
  snapshot: AppSnapshot,
): Promise<void> {
  const missed = missedSamples(snapshot);
  if (missed !== null) {
    const failure = await readMissedSamples(bridge, missed, (batch) => live.acceptSamples(batch));
    if (failure !== null) notices.addProblem(failure);
  }
  live.acceptRecent(snapshot.recentSamples, snapshot.samplesEpochMs);
  live.acceptState(snapshot.runState, snapshot.workStartedEpochMs);
}

function createModel(bridge: Bridge, snapshot: AppSnapshot): AppModel {
  const notices = new NoticeStore();
  const settings = new SettingsStore(bridge, snapshot.settings, (failure) =>
    notices.addProblem(failure),
  );
  const run = new RunStore(bridge);
  const launch = new LaunchStore(snapshot, settings);
  const experiment = new ExperimentStore(bridge, snapshot.experimentState);
  const runtimes = new RuntimeStore(bridge, snapshot.runtimes);
  return {
    bridge,
    facts: snapshot,
    views: new ViewStore(),
    run,
    live: new LiveStore(run, new SampleStore(), browserFrameHost, bridge),
    workerFilter: new FilterStore(WORKER_LANGUAGE),
    runtimes,
    settings,
    launch,
    command: new CommandStore(settings),
    presets: new PresetStore(bridge, launch),
    code: new CodeStore(bridge),
    experiment,
    compare: new CompareStore(bridge, snapshot, settings, runtimes),
    lessons: new LessonStore(snapshot.lessons, experiment),
    history: new HistoryStore(bridge),
    opened: new OpenedStore(bridge),
    processes: new ProcessStore(bridge),
    machineCard: new MachineStore(bridge),
    exports: new ExportStore(bridge, () => settings.settings.get().exportChoices),
    notices,
  };
}

function listen(bridge: Bridge, deliver: (action: (model: AppModel) => void) => void): void {
  bridge.on('monitor:samples', (batch) => deliver(({ live }) => live.acceptSamples(batch)));
  bridge.on('run:state', (state) => deliver(({ live }) => live.acceptState(state)));
  bridge.on('run:tasks', (part) => deliver(({ live }) => live.acceptTasks(part)));
  bridge.on('experiment:state', (state) => deliver(({ experiment }) => experiment.accept(state)));
  bridge.on('history:changed', () => deliver(({ history }) => history.noteChange()));
  bridge.on('history:opening', (share) => deliver(({ opened }) => opened.acceptShare(share)));
  bridge.on('processes:update', (update) => deliver(({ processes }) => processes.accept(update)));
  bridge.on('runtimes:found', (found) => deliver(({ runtimes }) => runtimes.accept(found)));
  bridge.on('report:progress', (progress) =>
    deliver(({ exports }) => exports.acceptProgress(progress)),
  );
  bridge.on('app:problem', (failure) => deliver(({ notices }) => notices.addProblem(failure)));
  bridge.on('menu:command', (command) => deliver((model) => runCommand(model, command)));
}

function watchPage(model: AppModel): void {
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) model.live.resume();
  });
  window.addEventListener('pagehide', () => void model.settings.save());
}
