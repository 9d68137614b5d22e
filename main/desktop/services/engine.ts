import { app } from 'electron';

import type { Settings } from '../../../contract/settings.ts';
import { createLab } from '../../lab/create-lab.ts';
import type { Lab } from '../../lab/lab.ts';
import { createSampler } from '../../monitor/sampler.ts';
import type { Sampler } from '../../monitor/watch.ts';
import { chooseDefaultRuntime } from '../../runtimes/default-runtime.ts';
import { findRuntimes } from '../../runtimes/find-runtimes.ts';
import { log } from '../log.ts';
import type { AppPaths } from '../paths.ts';
import { findElectronNode } from './electron-node.ts';
import { RunSamples } from './run-samples.ts';
import { RuntimeSearch } from './runtime-search.ts';

/** What the app does apart from showing it. */
export interface Engine {
  readonly sampler: Sampler;
  readonly lab: Lab;
  readonly runtimes: RuntimeSearch;
  readonly samples: RunSamples;
  /** Ends the run, its processes and the sampling. To be awaited before the app exits. */
  close(): Promise<void>;
}

export interface EngineOptions {
  readonly paths: AppPaths;
  readonly settings: () => Settings;
}

export function createEngine({ paths, settings }: EngineOptions): Engine {
  const sampler = createSampler({
    tickMs: settings().tickMs,
    otherPids: electronPids,
    onProblem: (problem) => log.problem('A tick of the sampler failed.', problem),
  });
  const runtimes = new RuntimeSearch(() => searchRuntimes(paths, settings().runHosts));
  const lab = createLab({
    sampler,
    runtimes: () => runtimes.known() ?? [],
    workloadsDirectory: paths.workloadsDirectory,
    cacheDirectory: paths.cacheDirectory,
    serverRuntime: () =>
      chooseDefaultRuntime(runtimes.known() ?? [], 'node', settings().defaultRuntimes.node),
  });
  const samples = new RunSamples();
  lab.onState((state) => samples.acceptState(state));
  sampler.onBatch((batch) => samples.acceptBatch(batch));
  return { sampler, lab, runtimes, samples, close: () => closeEngine(lab, sampler) };
}

/** Renderer, GPU and helper processes: what the window costs counts as the monitor's cost. */
function electronPids(): readonly number[] {
  return app.getAppMetrics().map(({ pid }) => pid);
}

async function searchRuntimes(example: AppPaths, hostPaths: readonly string[]) {
  const electronNode = await findElectronNode();
  return findRuntimes({
    ...(electronNode === null ? {} : { electronNode }),
    runHosts: { paths: hostPaths, example },
    onProblem: (message) => log.problem(message, null),
  });
}

async function closeEngine(lab: Lab, sampler: Sampler): Promise<void> {
  // The lab first: a run that is being stopped still takes its last reading.
  await lab.close();
  await sampler.stop();
}
