import type { CommandSpec } from '../../contract/command.ts';
import { COMMAND_RUNTIME } from '../../contract/command-request.ts';
import { ok } from '../../contract/result.ts';
import type { RunRequest } from '../../contract/run.ts';
import type { UsableRuntime } from '../../contract/runtime.ts';
import { catalogue } from '../catalogue/catalogue.ts';
import { findProgram } from '../command/check-command.ts';
import { chooseLauncher } from '../command/choose-launcher.ts';
import { NO_FEATURES } from '../runtimes/no-features.ts';
import type { Checked } from './check-value.ts';
import type { LabOptions } from './lab.ts';
import { validateCommand } from './validate-command.ts';
import type { ValidRequest } from './validate-request.ts';

/** Checks the request of a program of the user's own, and finds it and what starts it. */
export async function prepareCommand(
  request: RunRequest,
  command: CommandSpec,
  options: LabOptions,
): Promise<Checked<ValidRequest>> {
  const valid = validateCommand(request, command);
  if (!valid.ok) return valid;
  const program = await findProgram(command);
  if (!program.ok) return program;
  const launcher = chooseLauncher(options.runtimes(), options.serverRuntime(), options);
  if (!launcher.ok) return launcher;
  const { workload } = catalogue.command;
  const runtime = programRuntime(program.value);
  const ready = { spec: command, executable: program.value, launcher: launcher.value };
  return ok({ request, workload, runtime, command: ready });
}

/** The program itself, where a result names an interpreter. */
function programRuntime(executable: string): UsableRuntime {
  return {
    usable: true,
    id: COMMAND_RUNTIME,
    kind: 'other',
    version: '',
    implementation: '',
    executable,
    realPath: executable,
    prefix: '',
    virtualEnvironment: false,
    origin: 'user',
    features: NO_FEATURES,
    environment: {},
  };
}
