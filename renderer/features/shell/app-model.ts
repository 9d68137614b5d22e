import type { AppSnapshot } from '../../../contract/ipc.ts';
import type { Result } from '../../../contract/result.ts';
import type { Bridge } from '../../bridge.ts';
import { browserFrameHost } from '../../stores/frame-clock.ts';
import { LiveStore } from '../../stores/live-store.ts';
import { NoticeStore } from '../../stores/notice-store.ts';
import { RunStore } from '../../stores/run-store.ts';
import { RuntimeStore } from '../../stores/runtime-store.ts';
import { SampleStore } from '../../stores/sample-store.ts';
import { SettingsStore } from '../../stores/settings-store.ts';
import { CodeStore } from '../code/code-store.ts';
import { LaunchStore } from '../launch/launch-store.ts';
import { PresetStore } from '../launch/presets/preset-store.ts';
import { runCommand } from './commands.ts';

/** Everything the window shows, and the way to act on it. Lives as long as the page. */
export interface AppModel {
  readonly bridge: Bridge;
  readonly facts: Pick<AppSnapshot, 'catalogue' | 'machine' | 'versions'>;
  readonly run: RunStore;
  readonly live: LiveStore;
  readonly runtimes: RuntimeStore;
  readonly settings: SettingsStore;
  readonly launch: LaunchStore;
  readonly presets: PresetStore;
  readonly code: CodeStore;
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
  model = createModel(bridge, snapshot.value);
  for (const batch of snapshot.value.recentSamples) model.live.acceptSamples(batch);
  model.live.acceptState(snapshot.value.runState);
  for (const action of early) action(model);
  watchPage(model);
  return { ok: true, value: model };
}

function createModel(bridge: Bridge, snapshot: AppSnapshot): AppModel {
  const notices = new NoticeStore();
  const settings = new SettingsStore(bridge, snapshot.settings, (failure) =>
    notices.addProblem(failure),
  );
  const run = new RunStore(bridge);
  const launch = new LaunchStore(snapshot, settings);
  return {
    bridge,
    facts: snapshot,
    run,
    live: new LiveStore(run, new SampleStore(), browserFrameHost),
    runtimes: new RuntimeStore(bridge, snapshot.runtimes),
    settings,
    launch,
    presets: new PresetStore(bridge, launch),
    code: new CodeStore(bridge),
    notices,
  };
}

function listen(bridge: Bridge, deliver: (action: (model: AppModel) => void) => void): void {
  bridge.on('monitor:samples', (batch) => deliver(({ live }) => live.acceptSamples(batch)));
  bridge.on('run:state', (state) => deliver(({ live }) => live.acceptState(state)));
  bridge.on('runtimes:found', (found) => deliver(({ runtimes }) => runtimes.accept(found)));
  bridge.on('app:problem', (failure) => deliver(({ notices }) => notices.addProblem(failure)));
  bridge.on('menu:command', (command) => deliver((model) => runCommand(model, command)));
}

function watchPage(model: AppModel): void {
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) model.live.resume();
  });
  window.addEventListener('pagehide', () => void model.settings.save());
}
