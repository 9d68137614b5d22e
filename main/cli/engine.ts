import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { MachineCard } from '../../contract/machine-card.ts';
import type { Runtime } from '../../contract/runtime.ts';
import { createLab } from '../lab/create-lab.ts';
import { settlesWithin } from '../lab/deferred.ts';
import type { Lab } from '../lab/lab.ts';
import { readMachineCard } from '../monitor/machine-card.ts';
import { createSampler } from '../monitor/sampler.ts';
import type { Sampler } from '../monitor/watch.ts';
import type { History } from '../store/history/history.ts';
import { openHistory } from '../store/history/open-history.ts';
import { recordRuns } from '../store/history/record-runs.ts';
import { outputsBeside } from '../store/outputs-beside.ts';
import type { CliIo } from './cli-io.ts';
import { cliPaths, corelaneVersion } from './paths.ts';
import { foldersOf } from './user-settings.ts';

/** What measures for a command, and where it is kept. */
export interface CliEngine {
  readonly sampler: Sampler;
  readonly lab: Lab;
  /** `null`: nothing is to be kept, not even for a while. */
  readonly history: History | null;
  readonly readMachine: () => MachineCard;
  close(): Promise<void>;
}

export interface CliEngineOptions {
  readonly runtimes: readonly Runtime[];
  readonly tickMs: number;
  readonly keepsHistory: boolean;
  /** Samples are wanted afterwards even where nothing is kept: they lie in a folder of their own until `close`. */
  readonly needsSamples: boolean;
  /** The experiment under way, whose runs belong to it. */
  readonly experimentId: () => string | null;
}

/** The first tick loads and compiles what later ones use. */
const FIRST_TICK_LIMIT_MS = 1000;

/**
 * Starts sampling, in quiet mode: what a command measures is timed. Resolves after the first tick,
 * which would otherwise compete with the first host for the cores while that starts.
 */
export async function openEngine(options: CliEngineOptions, io: CliIo): Promise<CliEngine> {
  const sampler = createSampler({
    tickMs: options.tickMs,
    quiet: true,
    onProblem: ({ message }) => io.err(`Sampling: ${message}\n`),
  });
  const version = corelaneVersion(cliPaths());
  const readMachine = (): MachineCard => readMachineCard(version);
  const lab = openLab(sampler, options, readMachine, io);
  const { history, discard } = historyFor(options, io);
  const recording =
    history === null
      ? null
      : recordRuns({ history, lab, sampler, readMachine, experimentIdOf: options.experimentId });
  const ticked = firstTick(sampler);
  sampler.start();
  await settlesWithin(ticked, FIRST_TICK_LIMIT_MS);
  return {
    sampler,
    lab,
    history,
    readMachine,
    close: async () => {
      // The lab first: a run that is being stopped still takes its last reading.
      await lab.close();
      await sampler.stop();
      recording?.end();
      history?.close();
      discard();
    },
  };
}

function firstTick(sampler: Sampler): Promise<void> {
  return new Promise((resolve) => {
    const unsubscribe = sampler.onBatch(() => {
      unsubscribe();
      resolve();
    });
  });
}

function openLab(
  sampler: Sampler,
  { runtimes, keepsHistory }: CliEngineOptions,
  readMachine: () => MachineCard,
  io: CliIo,
): Lab {
  const runsInElectron = 'electron' in process.versions;
  return createLab({
    sampler,
    runtimes: () => runtimes,
    readMachine,
    workloadsDirectory: cliPaths().workloadsDirectory,
    cacheDirectory: foldersOf(io).cache,
    outputs: keepsHistory
      ? { directory: outputsBeside(historyPath(foldersOf(io).data)), isKept: true }
      : { directory: join(foldersOf(io).cache, 'outputs'), isKept: false },
    serverRuntime: () => ({
      executable: process.execPath,
      environment: runsInElectron ? { ELECTRON_RUN_AS_NODE: '1' } : {},
    }),
  });
}

interface EngineHistory {
  readonly history: History | null;
  /** Takes away what was not to be kept, once the history is closed. */
  readonly discard: () => void;
}

function historyFor({ keepsHistory, needsSamples }: CliEngineOptions, io: CliIo): EngineHistory {
  const nothing = (): void => undefined;
  if (keepsHistory) return { history: historyIn(foldersOf(io).data, io), discard: nothing };
  if (!needsSamples) return { history: null, discard: nothing };
  const folder = mkdtempSync(join(tmpdir(), 'corelane-unkept-'));
  const discard = (): void => rmSync(folder, { recursive: true, force: true });
  return { history: historyIn(folder, io), discard };
}

function historyPath(folder: string): string {
  return join(folder, 'history.db');
}

/** What cannot be kept is told, and the run goes on. */
function historyIn(folder: string, io: CliIo): History {
  const tell = ({ message }: { readonly message: string }): void => io.err(`History: ${message}\n`);
  const { history, problem } = openHistory({ path: historyPath(folder) });
  if (problem !== null) tell(problem);
  history.onProblem(tell);
  return history;
}
