import type { CommandOutput } from '../../../contract/command.ts';
import type { ConfigurationResult, ExperimentResult } from '../../../contract/experiment-result.ts';
import type { RunResult } from '../../../contract/run.ts';

/** A run without a word of what its program wrote; how much that was stays known. */
export function runWithoutOutput(result: RunResult): RunResult {
  const { command = null } = result;
  if (command === null) return result;
  const { stdout, stderr } = command;
  return { ...result, command: { ...command, stdout: silent(stdout), stderr: silent(stderr) } };
}

/** The same of all runs of an experiment, those that do not count included. */
export function experimentWithoutOutput(result: ExperimentResult): ExperimentResult {
  return { ...result, configurations: result.configurations.map(withoutOutput) };
}

function withoutOutput(configuration: ConfigurationResult): ConfigurationResult {
  const { runs, setAside } = configuration;
  return {
    ...configuration,
    runs: runs.map(runWithoutOutput),
    setAside: setAside.map((aside) => ({ ...aside, run: runWithoutOutput(aside.run) })),
  };
}

function silent(output: CommandOutput): CommandOutput {
  return { ...output, head: '', tail: '' };
}
