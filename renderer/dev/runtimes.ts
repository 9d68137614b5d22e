import type { Runtime, RuntimeKind, UsableRuntime } from '../../contract/runtime.ts';

/** What a search of a machine with a bit of everything would find. */
export const runtimes: readonly Runtime[] = [
  python('p312', '3.12.3', '/usr/bin/python3.12'),
  {
    ...python('p314', '3.14.0', '/opt/python-3.14/bin/python3.14'),
    origin: 'pyenv',
    features: features({ interpreterPool: true, startMethods: ['forkserver', 'spawn', 'fork'] }),
  },
  {
    ...python('p313t', '3.13.1', '/opt/python-3.13t/bin/python3.13t'),
    origin: 'pyenv',
    features: features({ gilEnabled: false, freeThreadedBuild: true }),
  },
  {
    usable: false,
    id: 'p37',
    kind: 'python',
    version: '3.7.17',
    executable: '/usr/local/bin/python3.7',
    origin: 'path',
    reason: 'Python 3.7 is too old: Corelane needs 3.9 or newer.',
  },
  {
    ...python('n20', '20.20.2', '/usr/local/bin/node'),
    kind: 'node',
    implementation: 'Node.js',
    prefix: '',
    features: noFeatures(),
  },
  {
    ...python('c-host', '12.2.0', '/home/ada/.cache/corelane/hosts/c-host'),
    kind: 'other',
    implementation: 'c',
    origin: 'example',
    prefix: '',
    features: noFeatures(),
    abilities: {
      primes: ['sequential', 'threads', 'processes'],
      counter: ['sequential', 'threads'],
      sleep: ['sequential', 'threads'],
    },
  },
];

/** The runtime of a kind that simulated runs use. */
export function runtimeOf(kind: RuntimeKind): UsableRuntime {
  const found = runtimes.find((runtime) => runtime.kind === kind);
  if (found?.usable !== true) throw new Error(`No simulated runtime of kind ${kind}`);
  return found;
}

/** A simulated runtime by its id. */
export function runtimeById(id: string): UsableRuntime {
  const found = runtimes.find((runtime) => runtime.id === id);
  if (found?.usable !== true) throw new Error(`No simulated runtime ${id} that can be used`);
  return found;
}

function python(id: string, version: string, executable: string): UsableRuntime {
  return {
    usable: true,
    id,
    kind: 'python',
    version,
    implementation: 'CPython',
    executable,
    realPath: executable,
    prefix: '/usr',
    virtualEnvironment: false,
    origin: 'path',
    features: features({}),
    environment: {},
  };
}

function features(patch: Partial<UsableRuntime['features']>): UsableRuntime['features'] {
  return {
    gilEnabled: true,
    freeThreadedBuild: false,
    startMethods: ['fork', 'spawn', 'forkserver'],
    interpreterPool: false,
    ...patch,
  };
}

function noFeatures(): UsableRuntime['features'] {
  return { gilEnabled: null, freeThreadedBuild: null, startMethods: [], interpreterPool: null };
}
