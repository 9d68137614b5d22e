import type { HostWorkload } from '../../contract/catalogue.ts';
import { number, tasks } from './parameters.ts';

/** Work that goes wrong on purpose. */
export const faultWorkloads: readonly HostWorkload[] = [
  {
    id: 'faulty',
    group: 'faults',
    label: 'Faults',
    summary: 'Waits a little in every task, and goes wrong in some of them the way you choose.',
    teaches:
      'What a strategy does with an error: raise it, lose it, break the pool, or wait for ever.',
    parameters: [
      tasks(20, 100_000),
      number(
        'waitMs',
        'Wait',
        'ms',
        { min: 0, max: 10_000, default: 10 },
        'How long each task waits before it ends or goes wrong.',
      ),
      {
        type: 'choice',
        name: 'fault',
        label: 'Fault',
        help: 'All but the first befall one task, the one in the middle.',
        default: 'raise',
        choices: [
          { value: 'raise', label: 'Raise', help: 'Tasks drawn with the seed raise an exception.' },
          {
            value: 'unawaited',
            label: 'Raise where nobody waits',
            help: 'A rejection or a background error that no one looks at: Python drops it, Node.js ends the worker.',
          },
          {
            value: 'hang',
            label: 'Hang',
            help: 'A task never ends. Without a time limit per task, it gets one of 5 s.',
          },
          {
            value: 'kill-worker',
            label: 'Kill the worker',
            help: 'The process that runs the task is killed; a Node.js thread ends itself. Where the worker is the host, the host goes.',
          },
          {
            value: 'exhaust-memory',
            label: 'Exhaust memory',
            help: 'A task takes memory until a limit stops it: the one below, and never more than a quarter of what is free.',
          },
        ],
      },
      {
        ...number(
          'percent',
          'Raise in',
          '% of tasks',
          { min: 0, max: 100, default: 20 },
          'Share of tasks that raise.',
        ),
        onlyWith: { parameter: 'fault', value: 'raise' },
      },
      {
        ...number(
          'memoryMb',
          'Memory limit',
          'MB',
          { min: 32, max: 1_000_000, default: 256 },
          'How much memory a task may take.',
        ),
        onlyWith: { parameter: 'fault', value: 'exhaust-memory' },
      },
    ],
    presetParameter: null,
  },
];
