import type {
  AppSnapshot,
  PresetRequest,
  PushName,
  PushPayload,
  RendererApi,
  RequestArgument,
  RequestName,
  RequestValue,
  SourceRequest,
} from '../../contract/ipc.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import type { RunEndState, RunHeader, RunRequest, RunState } from '../../contract/run.ts';
import type { SampleBatch } from '../../contract/sample.ts';
import { idleSnapshot } from './fixtures.ts';
import type { Scene } from './scene.ts';
import { SimulatedExperiments } from './simulated-experiments.ts';
import { SimulatedHistory } from './simulated-history.ts';
import { machineReportOf } from './simulated-machine.ts';
import { simulatePreset } from './simulated-preset.ts';
import { headerFor, requestOf, resultFor } from './simulated-run.ts';
import { SimulatedSamples, STARTUP_S, TASKS_TOTAL, TICK_MS, WORK_S } from './simulated-samples.ts';
import { readSource } from './simulated-source.ts';
import { simulatedDetail, simulatedTasks } from './simulated-tasks.ts';

const IDLE_TICKS = 8;

const SCREENSHOT_PATH = '/home/ada/Pictures/corelane-primes-process-pool-2024-11-22.png';

type Listeners = { readonly [Name in PushName]: Set<(payload: PushPayload<Name>) => void> };

/** Answers like main and pushes samples like it, all made up. */
export class FakeMain {
  readonly api: RendererApi = {
    request: (name, argument) => this.#answer(name, argument),
    pathOf: (file) => `/home/ada/${file.name}`,
    on: (name, listener) => {
      const listeners: Set<typeof listener> = this.#listeners[name];
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  readonly #scene: Scene;
  readonly #samples: SimulatedSamples;
  readonly #experiments: SimulatedExperiments;
  readonly #history: SimulatedHistory;
  readonly #listeners: Listeners = {
    'monitor:samples': new Set(),
    'run:state': new Set(),
    'run:tasks': new Set(),
    'experiment:state': new Set(),
    'history:changed': new Set(),
    'history:opening': new Set(),
    'processes:update': new Set(),
    'runtimes:found': new Set(),
    'menu:command': new Set(),
    'report:progress': new Set(),
    'app:problem': new Set(),
  };
  #state: RunState = { state: 'idle' };
  #sequence = 0;
  #runTick = 0;

  constructor(scene: Scene) {
    this.#scene = scene;
    this.#samples = new SimulatedSamples(scene);
    this.#experiments = new SimulatedExperiments(scene);
    this.#history = new SimulatedHistory(scene);
    this.#experiments.onState((state) => {
      for (const listener of this.#listeners['experiment:state']) listener(state);
    });
    this.#history.onChange(() => {
      for (const listener of this.#listeners['history:changed']) listener(null);
    });
    window.setInterval(() => this.#tick(), TICK_MS);
  }

  async #answer<Name extends RequestName>(
    name: Name,
    argument: RequestArgument<Name>,
  ): Promise<Result<RequestValue<Name>>> {
    const answer = await this.#answerAny(name, argument);
    return answer as Result<RequestValue<Name>>;
  }

  #answerAny(name: RequestName, argument: unknown): Result<unknown> | Promise<Result<unknown>> {
    return (
      this.#experiments.answer(name, argument) ??
      this.#history.answer(name, argument) ??
      this.#answerOfLab(name, argument)
    );
  }

  #answerOfLab(name: RequestName, argument: unknown): Result<unknown> | Promise<Result<unknown>> {
    const answers: Partial<Record<RequestName, () => Result<unknown> | Promise<Result<unknown>>>> =
      {
        'app:snapshot': () => this.#snapshot(),
        'run:start': () => this.#start(argument as RunRequest),
        'run:stop': () => this.#stop(),
        'runtimes:refresh': () => ok(idleSnapshot({ ...this.#scene, scene: 'idle' }).runtimes),
        'folder:pick': () => ok('/home/ada/projects/measurements/2024-11'),
        'screenshot:take': () => ok({ outcome: 'saved', path: SCREENSHOT_PATH }),
        'tasks:of-run': () => ok(simulatedTasks(argument as string, this.#scene)),
        'tasks:detail': () => ok(simulatedDetail((argument as { readonly task: number }).task)),
        'source:read': () => readSource(argument as SourceRequest),
        'preset:parameters': () => simulatePreset(argument as PresetRequest),
        'machine:report': () => ok(machineReportOf(this.#scene)),
        'approval:list': () => ok([]),
        'run-host:add': () =>
          err(
            'no-description',
            'go-host did not describe itself within 10 s: check that it speaks the protocol.',
          ),
      };
    return answers[name]?.() ?? ok(null);
  }

  #stop(): Result<null> {
    this.#end('cancelled');
    return ok(null);
  }

  #snapshot(): Result<AppSnapshot> {
    const snapshot = {
      ...idleSnapshot(this.#scene),
      experimentState: this.#experiments.state(),
    };
    const { scene, seconds } = this.#scene;
    if (scene === 'snapshot-fails') {
      return err('internal', 'Corelane could not read its settings. Restart the application.');
    }
    const recentSamples = this.#ticks(IDLE_TICKS);
    if (scene === 'starting') recentSamples.push(...this.#begin(0.6));
    if (scene === 'running' || scene === 'stopping') recentSamples.push(...this.#begin(seconds));
    if (isEndState(scene)) {
      const isWhole = scene === 'completed';
      recentSamples.push(...this.#begin(STARTUP_S + WORK_S * (isWhole ? 1 : 0.6)));
      this.#end(scene);
    }
    return ok({ ...snapshot, recentSamples, runState: this.#state });
  }

  /** Begins a run that has been under way for a while, and returns its samples so far. */
  #begin(seconds: number): SampleBatch[] {
    const header = headerFor(requestOf(this.#scene), this.#scene, Date.now() - seconds * 1000);
    this.#runTick = 0;
    this.#state = { state: 'starting', run: header };
    const samples = this.#ticks(Math.round((seconds * 1000) / TICK_MS));
    if (this.#scene.scene === 'running') {
      this.#state = { state: 'running', run: header, tasksTotal: TASKS_TOTAL };
    }
    if (this.#scene.scene === 'stopping') this.#state = { state: 'stopping', run: header };
    return samples;
  }

  #start(request: RunRequest): Result<{ readonly runId: string }> {
    if (this.#scene.scene === 'refused') {
      return err('folder-empty', 'The folder holds no files: choose one with files in it.');
    }
    this.#runTick = 0;
    const header = headerFor(request, this.#scene, Date.now());
    this.#setState({ state: 'starting', run: header });
    return ok({ runId: header.runId });
  }

  #end(state: RunEndState): void {
    const run = headerOf(this.#state);
    if (run !== null) {
      this.#setState({ state, run, result: resultFor(run, state, this.#scene) });
    }
  }

  #tick(): void {
    const [batch] = this.#ticks(1);
    if (batch !== undefined)
      for (const listener of this.#listeners['monitor:samples']) listener(batch);
    const { state } = this.#state;
    const run = headerOf(this.#state);
    const workS = (this.#runTick * TICK_MS) / 1000 - STARTUP_S;
    if (run === null || this.#scene.scene === 'starting') return;
    if (state === 'starting' && workS > 0) {
      this.#setState({ state: 'running', run, tasksTotal: TASKS_TOTAL });
    }
    if (state === 'running' && workS > WORK_S) this.#end('completed');
  }

  #ticks(count: number): SampleBatch[] {
    const run = headerOf(this.#state);
    return Array.from({ length: count }, () => {
      const batch = this.#samples.batch(this.#sequence, run, this.#runTick);
      this.#sequence += 1;
      if (run !== null) this.#runTick += 1;
      return batch;
    }).filter((batch) => batch !== null);
  }

  #setState(state: RunState): void {
    this.#state = state;
    for (const listener of this.#listeners['run:state']) listener(state);
  }
}

/** The run that is under way, if any. */
function headerOf(state: RunState): RunHeader | null {
  return state.state === 'idle' || 'result' in state ? null : state.run;
}

function isEndState(scene: Scene['scene']): scene is RunEndState {
  return ['completed', 'failed', 'crashed', 'cancelled', 'timed-out'].includes(scene);
}
