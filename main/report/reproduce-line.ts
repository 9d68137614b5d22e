import type { RunResult } from '../../contract/run.ts';
import { parameterFlag } from '../cli/parameter-flag.ts';
import { catalogue } from '../catalogue/catalogue.ts';

/** The command line that makes the same run again, on a machine that has the same runtime. */
export function reproduceLine(result: RunResult): string {
  const { workload, strategy, runtime, workers, options, seed } = result;
  const words = [
    ...['npm', 'run', '-s', 'corelane', '--', 'run'],
    ...['--workload', workload, '--strategy', strategy],
    ...['--runtime', `${runtime.kind}@${runtime.version}`, '--workers', String(workers)],
    ...parameterWords(result),
    ...(options.startMethod === undefined ? [] : ['--start-method', options.startMethod]),
    ...['--seed', String(seed)],
  ];
  return words.map(shellWord).join(' ');
}

function parameterWords({ workload, parameters }: RunResult): readonly string[] {
  const known = catalogue.workloads.find(({ id }) => id === workload)?.parameters ?? [];
  return known.flatMap((parameter) => {
    const value = parameters[parameter.name];
    return value === undefined ? [] : [`--${parameterFlag(parameter)}`, String(value)];
  });
}

function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
