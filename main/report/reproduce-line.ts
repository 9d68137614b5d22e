import { parameterApplies } from '../../contract/combination-rules.ts';
import type { CommandResult } from '../../contract/command.ts';
import { shellWord } from '../../contract/command-name.ts';
import type { RunResult } from '../../contract/run.ts';
import { catalogue } from '../catalogue/catalogue.ts';
import { parameterFlag } from '../cli/parameter-flag.ts';
import { MASK } from '../command/mask-environment.ts';

/** The command line that makes the same run again, on a machine that has the same runtime. */
export function reproduceLine(result: RunResult): string {
  if (result.command !== undefined && result.command !== null) {
    return execLine(result.command, result);
  }
  const { workload, strategy, workers, cores, seed } = result;
  const words = [
    ...['npm', 'run', '-s', 'corelane', '--', 'run'],
    ...['--workload', workload, '--strategy', strategy],
    ...runtimeWords(result),
    ...['--workers', String(workers)],
    ...parameterWords(result),
    ...optionWords(result),
    ...coreWords(cores),
    ...['--seed', String(seed)],
  ];
  return words.map(shellWord).join(' ');
}

/** With a comma behind it even a single core is a list, not a count. */
function coreWords(cores: RunResult['cores']): readonly string[] {
  if (cores === null) return [];
  return ['--cores', cores.length === 1 ? `${cores[0]},` : cores.join(',')];
}

/** Values of the environment are not known any more: their names stand there to be filled in. */
function execLine(command: CommandResult, { cores }: RunResult): string {
  const { name, directory, environmentNames, stdin, prepare, cleanup, okExits, okOutput } = command;
  const options = [
    ...given('--name', name === '' ? null : name),
    ...['--cwd', directory],
    ...environmentNames.flatMap((variable) => ['--env', `${variable}=${MASK}`]),
    ...given('--stdin', stdin),
    ...given('--prepare', prepare === null ? null : wordsLine(prepare)),
    ...given('--cleanup', cleanup === null ? null : wordsLine(cleanup)),
    ...(okExits.join() === '0' ? [] : ['--ok-exit', okExits.join(',')]),
    ...given('--ok-output', okOutput),
    ...(command.sameOutput ? ['--same-output'] : []),
    ...(command.marks ? ['--marks'] : []),
    ...(command.runtimeDetails === true ? ['--runtime-details'] : []),
    ...(command.endsWith === 'tree' ? ['--wait-for-all'] : []),
    ...(command.shell ? ['--shell'] : []),
    ...coreWords(cores),
  ];
  const words = ['npm', 'run', '-s', 'corelane', '--', 'exec', ...options, '--', ...command.argv];
  // What was filled in stands for itself now.
  return words.map((word) => shellWord(word.replace(/\{([A-Za-z_][\w-]*)\}/g, '{{$1}}'))).join(' ');
}

function given(flag: string, value: string | null): readonly string[] {
  return value === null ? [] : [flag, value];
}

function wordsLine(words: readonly string[]): string {
  return words.map(shellWord).join(' ');
}

function runtimeWords({ runtime: { kind, version, executable } }: RunResult): readonly string[] {
  return kind === 'other' ? ['--host', executable] : ['--runtime', `${kind}@${version}`];
}

function optionWords({ options }: RunResult): readonly string[] {
  return catalogue.options.flatMap((definition) => {
    const value = options[definition.name];
    if (value === undefined || value === false) return [];
    const flag = `--${parameterFlag(definition)}`;
    return value === true ? [flag] : [flag, String(value)];
  });
}

function parameterWords({ workload, parameters }: RunResult): readonly string[] {
  const known = catalogue.workloads.find(({ id }) => id === workload)?.parameters ?? [];
  return known.flatMap((parameter) => {
    const value = parameters[parameter.name];
    return value === undefined || !parameterApplies(parameter, parameters)
      ? []
      : [`--${parameterFlag(parameter)}`, String(value)];
  });
}
