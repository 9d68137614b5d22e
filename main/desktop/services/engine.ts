import { app, powerMonitor, powerSaveBlocker } from 'electron';

import type { MachineCard } from '../../../contract/machine-card.ts';
import type { Failure } from '../../../contract/result.ts';
import type { Runtime } from '../../../contract/runtime.ts';
import type { Settings } from '../../../contract/settings.ts';
import type { Experiments } from '../../experiment/experiments.ts';
import { createExperiments } from '../../experiment/run/create-experiments.ts';
import { createLab } from '../../lab/create-lab.ts';
import type { Lab } from '../../lab/lab.ts';
import { readMachineCard } from '../../monitor/machine-card.ts';
import { runtimesOnCard } from '../../monitor/runtimes-on-card.ts';
import { createSampler } from '../../monitor/sampler.ts';
import type { Sampler } from '../../monitor/watch.ts';
import { chooseDefaultRuntime } from '../../runtimes/default-runtime.ts';
import { findRuntimes } from '../../runtimes/find-runtimes.ts';
import { sortRuntimes } from '../../runtimes/merge-runtimes.ts';
import { type Approvals, openApprovals } from '../../store/approvals.ts';
import type { History } from '../../store/history/history.ts';
import { openHistory } from '../../store/history/open-history.ts';
import { recordRuns, type RunRecording } from '../../store/history/record-runs.ts';
import { outputsBeside } from '../../store/outputs-beside.ts';
import { log } from '../log.ts';
import type { AppPaths } from '../paths.ts';
import { approvedRuntimes } from './approved-runtimes.ts';
import { findElectronNode } from './electron-node.ts';
import { ElectronPids } from './electron-pids.ts';
import { experimentUnderWay } from './experiment-under-way.ts';
import { KeepAwake } from './keep-awake.ts';
import { KnownRunTimes } from './known-run-times.ts';
import { RememberedRuntimes } from './remembered-runtimes.ts';
import { applyRetentionDaily } from './retention-timer.ts';
import { RunSamples } from './run-samples.ts';
import { RuntimeSearch } from './runtime-search.ts';
import { WorkStart } from './work-start.ts';

/** What the app does apart from showing it. */
export interface Engine {
  readonly sampler: Sampler;
  readonly lab: Lab;
  readonly experiments: Experiments;
  readonly history: History;
  readonly approvals: Approvals;
  readonly runtimes: RuntimeSearch;
  readonly samples: RunSamples;
  readonly workStart: WorkStart;
  /** Of the samples of runs into the history. */
  readonly recording: Pick<RunRecording, 'flush'>;
  /** What was wrong with the history at its opening. */
  readonly historyProblem: Failure | null;
  readonly readMachine: () => MachineCard;
  /** A run or an experiment is under way: nothing else may use the cores. */
  readonly isBusy: () => boolean;
  /** Lists the runtimes that the last start has found, where they are still what they were. */
  readonly recallRuntimes: () => Promise<void>;
  /** Ends the run, its processes and the sampling. To be awaited before the app exits. */
  close(): Promise<void>;
}

export interface EngineOptions {
  readonly paths: AppPaths;
  readonly settings: () => Settings;
}

export function createEngine(options: EngineOptions): Engine {
  const { paths, settings } = options;
  const sampler = createSampler({
    tickMs: settings().tickMs,
    otherPids: new ElectronPids().read,
    onProblem: (problem) => log.problem('A tick of the sampler failed.', problem),
  });
  const approvals = openApprovals(paths.approvalsFile);
  const remembered = rememberedIn(paths);
  const runtimes = openSearch(options, approvals, remembered);
  const lab = openLab(options, sampler, runtimes);
  const samples = new RunSamples();
  const workStart = new WorkStart();
  lab.onState((state) => {
    samples.acceptState(state);
    workStart.acceptState(state, Date.now());
  });
  sampler.onBatch((batch) => samples.acceptBatch(batch, Date.now()));
  const { history, problem: historyProblem } = openHistory({ path: paths.historyFile });
  const experiments = openExperiments(lab, runtimes, history);
  const parts = { sampler, lab, experiments, history };
  const isBusy = () => isRunning(lab) || experimentUnderWay(experiments.state()) !== null;
  const { recording, close } = connect(parts, { settings, isBusy });
  const recallRuntimes = async () => {
    const last = await remembered.read();
    if (last !== null) runtimes.remember(last);
  };
  const rest = { approvals, runtimes, samples, workStart, recording, historyProblem };
  return { ...parts, ...rest, readMachine, isBusy, recallRuntimes, close };
}

type Connected = Pick<Engine, 'sampler' | 'lab' | 'experiments' | 'history'>;

/** Everything that follows runs and experiments; `close` ends all, in order. */
function connect(
  parts: Connected,
  { settings, isBusy }: { readonly settings: () => Settings; readonly isBusy: () => boolean },
): Pick<Engine, 'recording' | 'close'> {
  const { sampler, lab, experiments, history } = parts;
  const recording = recordRuns({
    history,
    lab,
    sampler,
    readMachine,
    // The lab is reserved for an experiment: whatever runs meanwhile belongs to it.
    experimentIdOf: () => experimentUnderWay(experiments.state()),
  });
  const keepAwake = new KeepAwake(powerSaveBlocker);
  experiments.onState((state) => keepAwake.follow(state));
  const stopRetention = applyRetentionDaily({
    apply: (retention) => history.applyRetention(retention),
    retention: () => settings().retention,
    isBusy,
  });
  const close = async () => {
    stopRetention();
    await experiments.close();
    keepAwake.release();
    // The lab before the sampler: a run that is being stopped still takes its last reading.
    await lab.close();
    await sampler.stop();
    recording.end();
    history.close();
  };
  return { recording, close };
}

function openLab({ paths, settings }: EngineOptions, sampler: Sampler, runtimes: RuntimeSearch) {
  const known = () => runtimes.known() ?? [];
  return createLab({
    sampler,
    runtimes: known,
    readMachine,
    workloadsDirectory: paths.workloadsDirectory,
    cacheDirectory: paths.cacheDirectory,
    outputs: { directory: outputsBeside(paths.historyFile), isKept: true },
    serverRuntime: () => chooseDefaultRuntime(known(), 'node', settings().defaultRuntimes.node),
  });
}

function openExperiments(lab: Lab, runtimes: RuntimeSearch, history: History): Experiments {
  const runTimes = new KnownRunTimes(history);
  lab.onState((state) => runTimes.acceptState(state));
  const known = () => runtimes.known() ?? [];
  return createExperiments({
    lab,
    runtimes: known,
    readMachine,
    readRuntimes: (ids) => runtimesOnCard(ids, known()),
    onProgress: (result) => history.saveExperiment(result),
    knownWallMs: ({ request }) => runTimes.wallMs(request),
    onSuspend: (listener) => {
      powerMonitor.on('suspend', listener);
      return () => powerMonitor.off('suspend', listener);
    },
  });
}

/** Where the system's files don't say what feeds the machine, Electron does. */
function readMachine(): MachineCard {
  const card = readMachineCard(app.getVersion());
  if (card.platform === 'linux') return card;
  return { ...card, powerSource: powerMonitor.isOnBatteryPower() ? 'battery' : 'mains' };
}

function isRunning(lab: Lab): boolean {
  return ['starting', 'running', 'stopping'].includes(lab.state().state);
}

/** What is found is remembered for the next start. */
function openSearch(
  options: EngineOptions,
  approvals: Approvals,
  remembered: RememberedRuntimes,
): RuntimeSearch {
  return new RuntimeSearch(async (tellSoFar) => {
    const found = await searchRuntimes(options, approvals, tellSoFar);
    await remembered
      .write(found)
      .catch((error: unknown) => log.problem('Found runtimes could not be remembered.', error));
    return found;
  });
}

/** Another version, Electron or PATH may find others. */
function rememberedIn({ cacheDirectory }: AppPaths): RememberedRuntimes {
  const { electron } = process.versions;
  return new RememberedRuntimes(cacheDirectory, [
    app.getVersion(),
    electron,
    process.env['PATH'] ?? '',
  ]);
}

/**
 * Interpreters are told as soon as they are found, for with them one can begin; the rest may take seconds, for a host
 * is built.
 */
async function searchRuntimes(
  { paths, settings }: EngineOptions,
  approvals: Approvals,
  tellSoFar: (runtimes: readonly Runtime[]) => void,
): Promise<readonly Runtime[]> {
  const onProblem = (message: string) => log.problem(message, null);
  const interpreters = await findRuntimes({ kinds: ['node', 'python'], onProblem });
  tellSoFar(interpreters);
  const electronNode = await findElectronNode();
  const runHosts = { paths: settings().runHosts, example: paths };
  const others = await findRuntimes({
    kinds: ['other'],
    runHosts,
    onProblem,
    ...(electronNode === null ? {} : { electronNode }),
  });
  const found = [...interpreters, ...others];
  const approved = await approvedRuntimes(approvals);
  const known = new Set(found.map(({ id }) => id));
  return sortRuntimes([...found, ...approved.filter(({ id }) => !known.has(id))]);
}
