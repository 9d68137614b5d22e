import type { Catalogue, Strategy, StrategyId, Workload } from '../../contract/catalogue.ts';
import type { AppSnapshot } from '../../contract/ipc.ts';
import type { Runtime, RuntimeKind, UsableRuntime } from '../../contract/runtime.ts';
import type { Scene } from './scene.ts';

const workloads: readonly Workload[] = [
  {
    id: 'primes',
    group: 'cpu',
    label: 'Primes',
    summary: 'Counts the primes below a limit by trial division, in the language itself.',
    teaches: 'Pure computation: Python threads take turns under the GIL, processes do not.',
    parameters: [
      number(
        'tasks',
        'Tasks',
        '',
        1,
        1_000_000,
        400,
        'How many tasks are spread over the workers.',
      ),
      number(
        'size',
        'Limit',
        'numbers',
        2,
        100_000_000,
        200_000,
        'Task i counts the primes below this limit + i. Work grows a little faster than the limit.',
      ),
    ],
  },
  {
    id: 'files-sha256',
    group: 'io',
    label: 'Hash files',
    summary: 'Reads every file under a folder and computes its SHA-256.',
    teaches: 'Native code that releases the GIL, and disk reads: threads can gain here too.',
    parameters: [
      {
        type: 'folder',
        name: 'folder',
        label: 'Folder',
        help: 'All regular files below it are hashed; symbolic links are not followed.',
      },
    ],
  },
  {
    id: 'http-get',
    group: 'io',
    label: 'HTTP requests',
    summary: 'Fetches from a test server on this machine that answers after a set latency.',
    teaches: 'Waiting, not computing: one event loop carries as many requests as many threads.',
    parameters: [
      number('tasks', 'Requests', '', 1, 100_000, 200, 'How many requests are made.'),
      number('latencyMs', 'Latency', 'ms', 0, 10_000, 50, 'How long the server waits.'),
      number('responseBytes', 'Response', 'bytes', 0, 10_000_000, 1024, 'Size of each answer.'),
    ],
  },
];

const strategies: readonly Strategy[] = [
  strategy('sequential', 'Sequential', 'The main thread runs the tasks one after another.', null),
  strategy(
    'threads',
    'Threads',
    'W threading.Thread; task i goes to thread i mod W, no queue.',
    'threads',
  ),
  strategy(
    'thread-pool',
    'Thread pool',
    'W threads of a ThreadPoolExecutor take the next task from one queue.',
    'threads',
  ),
  strategy(
    'processes',
    'Processes',
    'W multiprocessing.Process; task i goes to process i mod W, no queue.',
    'processes',
  ),
  strategy(
    'process-pool',
    'Process pool',
    'W processes of a multiprocessing.Pool take the next task from one queue.',
    'processes',
  ),
  strategy(
    'async',
    'Async',
    'One asyncio event loop with at most W tasks in flight.',
    'tasks in flight',
  ),
];

const catalogue: Catalogue = { workloads, strategies };

const runtimes: readonly Runtime[] = [
  usable('python', 'p312', '3.12.3', '/usr/bin/python3.12'),
  { ...usable('python', 'p313t', '3.13.1', '/opt/python-3.13t/bin/python3.13t'), origin: 'pyenv' },
  {
    usable: false,
    id: 'p37',
    kind: 'python',
    version: '3.7.17',
    executable: '/usr/local/bin/python3.7',
    origin: 'path',
    reason: 'Python 3.7 is too old: Corelane needs 3.9 or newer.',
  },
  usable('node', 'n20', '20.20.2', '/usr/local/bin/node'),
];

/** The runtime of a kind that simulated runs use. */
export function runtimeOf(kind: RuntimeKind): UsableRuntime {
  const found = runtimes.find((runtime) => runtime.kind === kind);
  if (found?.usable !== true) throw new Error(`No simulated runtime of kind ${kind}`);
  return found;
}

/** What main would answer for a scene before any run. */
export function idleSnapshot(scene: Scene): AppSnapshot {
  const listed = scene.scene === 'no-runtimes' ? runtimes.filter((one) => !one.usable) : runtimes;
  return {
    versions: { app: '0.1.0', electron: '33.2.1', chromium: '130', node: '20.18' },
    machine: {
      platform: 'linux',
      cpuModel: 'AMD EPYC 7763 64-Core Processor',
      logicalCores: scene.cores,
      physicalCores: Math.max(1, scene.cores / 2),
      effectiveCores: scene.effectiveCores,
      memoryBytes: 8_350_000_000,
    },
    catalogue,
    settings: {
      theme: scene.theme,
      tickMs: 250,
      defaultRuntimes: { node: null, python: null },
      launch: {
        workload: scene.workload,
        strategy: scene.strategy,
        runtimeId: runtimeOf(scene.runtime).id,
        workers: scene.workers,
        startMethod: null,
        timeLimitS: 60,
        parameters: {},
      },
    },
    runtimes: scene.scene === 'searching' ? null : listed,
    runState: { state: 'idle' },
    recentSamples: [],
  };
}

function number(
  name: string,
  label: string,
  unit: string,
  min: number,
  max: number,
  standard: number,
  help: string,
): Workload['parameters'][number] {
  return { type: 'integer', name, label, unit, min, max, default: standard, help };
}

function strategy(
  id: StrategyId,
  label: string,
  summary: string,
  workersMeaning: string | null,
): Strategy {
  return { id, label, summary: { node: summary, python: summary }, workersMeaning };
}

function usable(kind: RuntimeKind, id: string, version: string, executable: string): UsableRuntime {
  const isPython = kind === 'python';
  const isFreeThreaded = executable.endsWith('t');
  return {
    usable: true,
    id,
    kind,
    version,
    implementation: isPython ? 'CPython' : 'Node.js',
    executable,
    realPath: executable,
    prefix: isPython ? '/usr' : '',
    virtualEnvironment: false,
    origin: 'path',
    features: {
      gilEnabled: isPython ? !isFreeThreaded : null,
      freeThreadedBuild: isPython ? isFreeThreaded : null,
      startMethods: isPython ? ['fork', 'spawn', 'forkserver'] : [],
      interpreterPool: isPython ? false : null,
    },
    environment: {},
  };
}
