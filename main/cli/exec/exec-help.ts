import { helpFlag } from '../flags.ts';
import { flagPairs, section } from '../help.ts';
import {
  commandFlags,
  execOutputFlags,
  execRuleFlags,
  execRunFlags,
  successFlags,
} from './exec-flags.ts';

export function execHelp(): string {
  return [
    "Usage: corelane exec [options] -- PROGRAM [ARGUMENTS]\n       corelane exec [options] --command 'PROGRAM ARGUMENTS' --command 'ANOTHER …'\n",
    'Runs a program of your own, as it is, and says what it and all that it starts used. What stands\nbehind -- reaches it word by word. One command without --repeats or values to try is run once;\nelse all are run in a shuffled order until their medians are known, and compared, the first one\nbeing what the others are held against. Ctrl+C stops it and still prints what is known.\n',
    section('What is run', flagPairs(commandFlags)),
    section('What counts as success', flagPairs(successFlags)),
    section('How it is run', flagPairs(execRunFlags)),
    section('How often, and how it is judged', flagPairs(execRuleFlags)),
    section('Output', flagPairs([...execOutputFlags, helpFlag])),
    '{NAME} stands for the value of a parameter, in commands, --prepare, --cleanup and values of --env;\n{{NAME}} for the text {NAME} itself. docs/commands.md tells more.\n',
    section('Exit codes', [
      ['0', 'the command succeeded'],
      ['1', 'it failed, crashed or timed out; with --same-output: runs printed different things'],
      ['2', 'the command line can not be followed, or there is no such program'],
    ]),
    section('Examples', [
      ['corelane exec -- python my.py --jobs 4', ''],
      ['corelane exec --parameter jobs=1,2,4,8 --repeats 10 -- python my.py --jobs {jobs}', ''],
      ["corelane exec --command 'python old.py' --command 'python new.py' --same-output", ''],
      ["corelane exec --prepare 'make clean' --parameter jobs=1-4 -- make -j {jobs}", ''],
      ["corelane exec --shell -- 'sort big.txt | uniq -c > counts.txt'", ''],
    ]),
  ].join('\n');
}
