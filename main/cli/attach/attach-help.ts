import { helpFlag } from '../flags.ts';
import { flagPairs, section } from '../help.ts';
import { attachOutputFlags, targetFlags, watchFlags } from './attach-flags.ts';

export function attachHelp(): string {
  return [
    'Usage: corelane attach PID|--find TEXT|--port N [options]\n',
    'Watches a process that runs already, with its threads and all that it starts, and says what they\nused and what limited them. Nothing is sent to it. Ctrl+C ends the watching and prints what is\nknown; the process goes on.\n',
    section('What is watched', flagPairs(targetFlags)),
    section('How it is watched', flagPairs(watchFlags)),
    section('Output', flagPairs([...attachOutputFlags, helpFlag])),
    section('Exit codes', [
      ['0', 'it was watched'],
      ['1', 'it could not be watched'],
      [
        '2',
        'the command line can not be followed, or there is no such process, or there are several',
      ],
    ]),
    section('Examples', [
      ['corelane attach 4242 --seconds 30', ''],
      ['corelane attach --find gunicorn --report gunicorn.html', ''],
      ['corelane attach --port 8080', ''],
    ]),
  ].join('\n');
}
