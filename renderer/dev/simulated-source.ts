import type { SourceAnswer, SourceFile, SourceRequest } from '../../contract/ipc.ts';
import { err, ok, type Result } from '../../contract/result.ts';

const python = import.meta.glob<string>('../../workloads/python/corelane_host/**/*.py', {
  query: '?raw',
  import: 'default',
});
const node = import.meta.glob<string>('../../workloads/node/**/*.mjs', {
  query: '?raw',
  import: 'default',
});

/** The real files, found by name; which of them run, main knows better. */
export async function readSource(request: SourceRequest): Promise<Result<SourceAnswer>> {
  const names = namesOf(request);
  const files = await Promise.all(names.map(([role, path]) => read(role, path, request.kind)));
  const found = files.filter((file) => file !== null);
  if (found.length === 0) return err('no-source', `${names[0]?.[1] ?? ''} was not found.`);
  return ok({
    files: found,
    movingParts:
      'Each worker is started with the list of its tasks and runs them one after another. The host waits for all of them at a barrier, and collects what they return over one queue.',
  });
}

function namesOf({ kind, strategy, workload }: SourceRequest): [SourceFile['role'], string][] {
  if (kind === 'python') {
    const file = strategy === 'async' ? 'asyncio_loop' : strategy.replaceAll('-', '_');
    const host = 'python/corelane_host';
    return [
      ['strategy', `${host}/strategies/${file}.py`],
      ['task', `${host}/tasks/${workload.replaceAll('-', '_')}.py`],
    ];
  }
  return [
    ['strategy', `node/strategies/${strategy}.mjs`],
    ['worker', `node/strategies/${strategy}.worker.mjs`],
    ['task', `node/tasks/${workload}.mjs`],
  ];
}

async function read(
  role: SourceFile['role'],
  path: string,
  language: SourceFile['language'],
): Promise<SourceFile | null> {
  const load = { ...python, ...node }[`../../workloads/${path}`];
  return load === undefined ? null : { path, role, language, text: await load() };
}
