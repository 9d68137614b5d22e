import { isAbsolute } from 'node:path';

import type { RunRequest } from '../../contract/run.ts';
import type { Runtime, UsableRuntime } from '../../contract/runtime.ts';
import type { Lab } from '../lab/lab.ts';
import { readEffectiveCores } from '../monitor/machine.ts';
import { findRuntimes } from '../runtimes/find-runtimes.ts';
import { selectedKind, selectRuntime } from '../runtimes/select-runtime.ts';
import type { CliIo } from './cli-io.ts';
import { conductRun } from './conduct-run.ts';
import { type CliEngine, openEngine } from './engine.ts';
import type { Flags } from './flags.ts';
import { namedHost } from './host-target.ts';
import { ProgressLine } from './progress-line.ts';
import { planRun, type RunPlan } from './run-plan.ts';
import { UsageError } from './usage-error.ts';
import { userSettings } from './user-settings.ts';

/**
 * `run`: one run from start to end. Prints its result whatever became of it.
 * @returns the exit code
 * @throws UsageError when the run could not even be started
 */
export async function runCommand(flags: Flags, io: CliIo): Promise<number> {
  const plan = planRun(flags, io.workingDirectory);
  const runtime = await chosenRuntime(plan, io);
  const engine = await openEngine(
    {
      runtimes: [runtime],
      tickMs: plan.tickMs,
      keepsHistory: plan.keepsHistory,
      needsSamples: plan.reportPath !== null,
      experimentId: () => null,
    },
    io,
  );
  try {
    return await runAndReport(engine, runtime, plan, io);
  } finally {
    await engine.close();
  }
}

async function chosenRuntime(
  { runtimeSelector, hostTarget }: RunPlan,
  io: CliIo,
): Promise<UsableRuntime> {
  if (runtimeSelector === null) return namedHost(hostTarget ?? '', io);
  const { defaultRuntimes } = await userSettings(io);
  const runtimes = await runtimesToChooseFrom(runtimeSelector);
  const selection = await selectRuntime(runtimeSelector, runtimes, defaultRuntimes);
  if (selection.ok) return selection.value;
  throw new UsageError(selection.error.message);
}

/** Asks no more interpreters than the choice needs. */
async function runtimesToChooseFrom(selector: string): Promise<readonly Runtime[]> {
  if (isAbsolute(selector)) return [];
  const kind = selectedKind(selector);
  return findRuntimes(kind === null ? {} : { kinds: [kind] });
}

function runAndReport(
  engine: CliEngine,
  runtime: UsableRuntime,
  plan: RunPlan,
  io: CliIo,
): Promise<number> {
  const effectiveCores = readEffectiveCores(plan.request.cores);
  const progress = new ProgressLine((text) => io.err(text), effectiveCores);
  const start = async () => {
    const request = await wholeRequest(engine.lab, runtime, plan, io);
    return request === null ? null : engine.lab.start(request);
  };
  return conductRun(engine, { start, progress, ...plan }, io);
}

/** With the parameters of the preset, where one is wanted; `null`: interrupted meanwhile. */
async function wholeRequest(
  lab: Lab,
  runtime: UsableRuntime,
  { request, preset }: RunPlan,
  io: CliIo,
): Promise<RunRequest | null> {
  const runtimeId = runtime.id;
  if (preset === null) return { ...request, runtimeId };
  const { workload, strategy, parameters } = request;
  if (io.isTerminal) io.err('Measuring how fast this machine is…\n');
  const set = await lab.presetParameters({ workload, runtimeId, preset, strategy, parameters });
  if (set.ok) return { ...request, runtimeId, parameters: set.value };
  if (set.error.code === 'cancelled') return null;
  throw new UsageError(set.error.message);
}
