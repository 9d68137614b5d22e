import type { HostWorkload } from '../../contract/catalogue.ts';
import { number, tasks } from './parameters.ts';

/** Work whose tasks share something. */
export const synchronisationWorkloads: readonly HostWorkload[] = [
  {
    id: 'counter',
    group: 'synchronisation',
    label: 'Shared counter',
    summary: 'Every task adds to one counter that all workers share.',
    teaches:
      'Read, add, write is three steps: without a lock, updates get lost, and here they are counted.',
    parameters: [
      tasks(8, 2000),
      number(
        'increments',
        'Increments',
        'per task',
        { min: 1, max: 1_000_000, default: 100_000 },
        'How often each task adds one.',
      ),
      {
        type: 'choice',
        name: 'protection',
        label: 'Protected by',
        help: 'What keeps two workers from adding at the same time.',
        default: 'lock',
        choices: [
          { value: 'none', label: 'Nothing', help: 'Updates can get lost: how many is counted.' },
          { value: 'lock', label: 'Lock', help: 'One worker at a time may read, add and write.' },
          { value: 'semaphore', label: 'Semaphore', help: 'A semaphore that admits one.' },
          {
            value: 'atomic',
            label: 'Atomic',
            help: 'One step that can’t be divided: Atomics.add in Node.js, itertools.count in Python threads.',
          },
        ],
      },
    ],
    presetParameter: 'tasks',
  },
  {
    id: 'bounded-buffer',
    group: 'synchronisation',
    label: 'Producers and consumers',
    summary: 'Half of the tasks put items into a buffer of limited size, the others take them out.',
    teaches:
      'A condition variable lets one side sleep until the other has made room or put something in.',
    parameters: [
      number(
        'pairs',
        'Pairs',
        'of tasks',
        { min: 1, max: 10_000, default: 16 },
        'How many producers there are, and as many consumers.',
      ),
      number(
        'items',
        'Items',
        'per task',
        { min: 1, max: 1_000_000, default: 10_000 },
        'How many items each producer puts in.',
      ),
      number(
        'capacity',
        'Capacity',
        'items',
        { min: 1, max: 65_536, default: 16 },
        'How many items fit into the buffer: with few, the two sides wait for each other more often.',
      ),
      {
        type: 'choice',
        name: 'buffer',
        label: 'Buffer',
        help: 'What the two sides wait at.',
        default: 'condition',
        choices: [
          {
            value: 'condition',
            label: 'Condition variable',
            help: 'A ring of items under a condition variable; in Node.js Atomics.wait and Atomics.notify.',
          },
          {
            value: 'queue',
            label: 'Queue',
            help: 'The bounded queue of the language (Python only: Node.js has none between threads).',
          },
        ],
      },
    ],
    presetParameter: 'pairs',
  },
  {
    id: 'limited',
    group: 'synchronisation',
    label: 'Limited admission',
    summary: 'A semaphore admits a few tasks at a time to something that is scarce.',
    teaches:
      'More workers than a semaphore admits only wait: the limit, not the workers, sets the pace.',
    parameters: [
      tasks(100, 100_000),
      number(
        'admitted',
        'Admitted',
        'at a time',
        { min: 1, max: 256, default: 1 },
        'How many tasks the semaphore lets in at once.',
      ),
      number(
        'holdMs',
        'Held for',
        'ms',
        { min: 0, max: 10_000, default: 10 },
        'How long each task keeps its place.',
      ),
    ],
    presetParameter: 'tasks',
  },
  {
    id: 'start-gate',
    group: 'synchronisation',
    label: 'Start gate',
    summary: 'In every round all workers wait at a gate until the last one has come.',
    teaches: 'A barrier goes at the pace of the slowest: every round costs all workers a wake-up.',
    parameters: [
      number(
        'rounds',
        'Rounds',
        '',
        { min: 1, max: 100_000, default: 3000 },
        'How often the workers meet; every round is one task for each worker.',
      ),
      {
        type: 'choice',
        name: 'gate',
        label: 'Gate',
        help: 'What the workers wait at.',
        default: 'barrier',
        choices: [
          { value: 'barrier', label: 'Barrier', help: 'Opens by itself when all have come.' },
          { value: 'event', label: 'Event', help: 'The last one to come opens it for the others.' },
        ],
      },
    ],
    presetParameter: 'rounds',
  },
  {
    id: 'lock-contention',
    group: 'synchronisation',
    label: 'Lock contention',
    summary: 'Computes in rounds, a set share of each inside one lock that all workers need.',
    teaches:
      'Work inside the lock never overlaps: at 80 %, no number of workers is more than 1.25 times as fast.',
    parameters: [
      tasks(32, 100_000),
      number(
        'rounds',
        'Rounds',
        'per task',
        { min: 1, max: 100_000, default: 20 },
        'How often each task takes the lock.',
      ),
      number(
        'steps',
        'Steps',
        'per round',
        { min: 1, max: 10_000_000, default: 10_000 },
        'Steps of a random number generator in each round, inside and outside of the lock together.',
      ),
      number(
        'lockedPercent',
        'Inside the lock',
        '%',
        { min: 0, max: 100, default: 80 },
        'Share of the steps that are done while the lock is held.',
      ),
    ],
    presetParameter: 'tasks',
  },
];
