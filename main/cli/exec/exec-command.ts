import type { ExperimentSpec } from '../../../contract/experiment.ts';
import { ok } from '../../../contract/result.ts';
import type { RunRequest } from '../../../contract/run.ts';
import type { Runtime } from '../../../contract/runtime.ts';
import { findProgram } from '../../command/check-command.ts';
import { commandCells, hasCommands } from '../../experiment/plan/command-cells.ts';
import { validateCommand } from '../../lab/validate-command.ts';
import { findRuntimes } from '../../runtimes/find-runtimes.ts';
import { defaultSettings } from '../../store/settings-schema.ts';
import type { CliIo } from '../cli-io.ts';
import { conductExperiment } from '../compare/conduct-experiment.ts';
import { conductRun } from '../conduct-run.ts';
import { openEngine } from '../engine.ts';
import { UsageError } from '../usage-error.ts';
import { type ExecPlan, planExec, readExecWords } from './exec-plan.ts';
import { ExecProgress } from './exec-progress.ts';

/**
 * `exec`: a program of the user's own, once or compared with others.
 * @param words those behind `exec`
 * @returns the exit code
 * @throws UsageError when it could not even be started
 */
export async function execCommand(words: readonly string[], io: CliIo): Promise<number> {
  const plan = planExec(readExecWords(words), io.workingDirectory);
  const runtimes = await findRuntimes({ kinds: ['python'] });
  const { what, json, keepsHistory, reportPath } = plan;
  if (what.kind === 'run') return oneRun(what.request, plan, runtimes, io);
  const { spec } = what;
  await refuseMissing(spec);
  return conductExperiment({ spec, runtimes, gate: null, json, keepsHistory, reportPath }, io);
}

/** A program that is not there is a mistake of the command line, to be told before anything is measured. */
async function refuseMissing(spec: ExperimentSpec): Promise<void> {
  const cells = hasCommands(spec) ? commandCells(spec) : ok([]);
  if (!cells.ok) throw new UsageError(cells.error.message);
  for (const { label, request } of cells.value) {
    const { command } = request;
    const valid = validateCommand(request, command);
    const program = valid.ok ? await findProgram(command) : valid;
    if (!program.ok) throw new UsageError(`${label}: ${program.error.message}`);
  }
}

async function oneRun(
  request: RunRequest,
  plan: ExecPlan,
  runtimes: readonly Runtime[],
  io: CliIo,
): Promise<number> {
  const engine = await openEngine(
    {
      runtimes,
      tickMs: defaultSettings.tickMs,
      keepsHistory: plan.keepsHistory,
      needsSamples: plan.reportPath !== null,
      experimentId: () => null,
    },
    io,
  );
  try {
    const progress = new ExecProgress((text) => io.err(text), request.cores);
    // What its runtimes tell is asked for, so that it is worth reading while it runs.
    const isWatched = request.command?.runtimeDetails === true;
    const start = () => engine.lab.start(request, { isWatched });
    return await conductRun(engine, { start, progress, ...plan }, io);
  } finally {
    await engine.close();
  }
}
