import type { FolderParameter, HostWorkload } from '../../contract/catalogue.ts';
import { number, sizes, tasks, timesOver } from './parameters.ts';

const folder: FolderParameter = {
  type: 'folder',
  name: 'folder',
  label: 'Folder',
  default: 'sample-files',
  help: 'All regular files below it are read; symbolic links are not followed.',
};

/** Parameters of the workloads that talk to the test server. */
const latency = number(
  'latencyMs',
  'Latency',
  'ms',
  { min: 0, max: 10_000, default: 50 },
  'How long the server waits before it answers.',
);

const responseBytes = number(
  'responseBytes',
  'Response',
  'bytes',
  { min: 0, max: 10_000_000, default: 1024 },
  'Size of the body of each answer.',
);

/** Work that mostly waits. */
export const ioWorkloads: readonly HostWorkload[] = [
  {
    id: 'files-sha256',
    group: 'io',
    label: 'Hash files',
    summary: 'Reads every file under a folder and computes its SHA-256.',
    teaches: 'Native code that releases the GIL, and disk reads: threads can gain here too.',
    parameters: [folder, timesOver(30)],
    presetParameter: 'repeat',
  },
  {
    id: 'files-read',
    group: 'io',
    label: 'Read files',
    summary: 'Reads every file under a folder, and computes next to nothing.',
    teaches:
      'A blocking read in a coroutine stops the whole loop: hand it to a thread, or await one that does.',
    parameters: [folder, timesOver(100)],
    presetParameter: 'repeat',
  },
  {
    id: 'http-get',
    group: 'io',
    label: 'HTTP requests',
    summary: 'Fetches from a test server on this machine that answers after a set latency.',
    teaches: 'Waiting, not computing: one event loop carries as many requests as many threads.',
    parameters: [
      { ...tasks(200, 100_000), label: 'Requests', help: 'Each is made on its own connection.' },
      latency,
      responseBytes,
    ],
    presetParameter: 'tasks',
  },
  {
    id: 'sleep',
    group: 'io',
    label: 'Waiting',
    summary: 'Waits for a set time, and does nothing else.',
    teaches:
      'Waiting costs no core: workers beyond the cores pay here, and an event loop needs one.',
    parameters: [
      tasks(200, 100_000),
      number(
        'size',
        'Wait',
        'ms',
        { min: 0, max: 60_000, default: 10 },
        'How long each task waits.',
      ),
      sizes,
    ],
    presetParameter: 'tasks',
  },
  {
    id: 'pipe',
    group: 'io',
    label: 'Copying results',
    summary:
      'Makes a block of bytes and hands it to the host the way the strategy hands over results.',
    teaches:
      'What crosses a process border is copied, and copying costs: threads can share instead.',
    parameters: [
      tasks(40, 100_000),
      number(
        'size',
        'Block',
        'bytes',
        { min: 8, max: 256 * 1024 * 1024, default: 1024 * 1024 },
        'Bytes that each task hands over.',
      ),
      {
        type: 'choice',
        name: 'transport',
        label: 'Handed over by',
        help: 'Which ways there are depends on the language and on the strategy.',
        default: 'copy',
        choices: [
          {
            value: 'copy',
            label: 'Copy',
            help: 'As the strategy does by itself: pickled or cloned between processes; Python threads pass a reference.',
          },
          {
            value: 'transfer',
            label: 'Transfer',
            help: 'The memory changes its owner (Node.js threads only).',
          },
          {
            value: 'shared',
            label: 'Shared memory',
            help: 'A SharedArrayBuffer between Node.js threads, multiprocessing.shared_memory in Python.',
          },
        ],
      },
    ],
    presetParameter: 'tasks',
  },
];

/** Work that waits, then computes. */
export const mixedWorkloads: readonly HostWorkload[] = [
  {
    id: 'fetch-and-parse',
    group: 'mixed',
    label: 'Fetch and parse',
    summary: 'Fetches from the test server, then computes over every number in the answer.',
    teaches:
      'An event loop carries the waiting, but the computing stops it: mix loops and processes.',
    parameters: [
      { ...tasks(100, 100_000), label: 'Requests', help: 'Each is made on its own connection.' },
      { ...latency, default: 20 },
      { ...responseBytes, min: 4, default: 16_384 },
      number(
        'rounds',
        'Rounds',
        '',
        { min: 1, max: 10_000, default: 4 },
        'How often all numbers of an answer are gone through; work grows in proportion.',
      ),
    ],
    presetParameter: 'tasks',
  },
  {
    id: 'word-count',
    group: 'mixed',
    label: 'Word count',
    summary: 'Reads every text file under a folder, and counts its words in the language itself.',
    teaches: 'Reading overlaps and counting does not: the balance of the two decides.',
    parameters: [
      {
        ...folder,
        default: 'corelane-sources',
        help: 'All regular files below it are read as text.',
      },
      timesOver(4),
    ],
    presetParameter: 'repeat',
  },
];
