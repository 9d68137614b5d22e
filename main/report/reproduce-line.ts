import { parameterApplies } from '../../contract/combination-rules.ts';
import type { RunResult } from '../../contract/run.ts';
import { catalogue } from '../catalogue/catalogue.ts';
import { parameterFlag } from '../cli/parameter-flag.ts';

/** The command line that makes the same run again, on a machine that has the same runtime. */
export function reproduceLine(result: RunResult): string {
  const { workload, strategy, workers, cores, seed } = result;
  const words = [
    ...['npm', 'run', '-s', 'corelane', '--', 'run'],
    ...['--workload', workload, '--strategy', strategy],
    ...runtimeWords(result),
    ...['--workers', String(workers)],
    ...parameterWords(result),
    ...optionWords(result),
    // With a comma behind it even a single core is a list, not a count.
    ...(cores === null ? [] : ['--cores', cores.length === 1 ? `${cores[0]},` : cores.join(',')]),
    ...['--seed', String(seed)],
  ];
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

function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
