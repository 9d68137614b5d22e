import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { SourceAnswer, SourceFile, SourceRequest } from '../../contract/ipc.ts';
import { err, ok, type Result, toError } from '../../contract/result.ts';
import { strategyCode, taskFile } from '../catalogue/strategy-code.ts';

/** What to read: with no workload, no task's file. */
export type SourceQuestion = Omit<SourceRequest, 'workload'> & {
  readonly workload: SourceRequest['workload'] | null;
};

/** The code that a run would start now, as it stands on disk at this moment. */
export async function readSource(
  { kind, strategy, options, workload }: SourceQuestion,
  workloadsDirectory: string,
): Promise<Result<SourceAnswer, 'source-unreadable'>> {
  if (strategy === 'program' || workload === 'command') {
    return err(
      'source-unreadable',
      'This is a program of your own: its code is not with Corelane.',
    );
  }
  const { files, movingParts } = strategyCode(kind, strategy, options);
  const named = [
    ...files.map((path) => ({ path, role: roleOf(path) })),
    ...(workload === null ? [] : [{ path: taskFile(kind, workload), role: 'task' } as const]),
  ];
  try {
    const read = named.map(async ({ path, role }): Promise<SourceFile> => {
      const text = await readFile(join(workloadsDirectory, path), 'utf8');
      return { path, role, language: kind, text };
    });
    return ok({ files: await Promise.all(read), movingParts });
  } catch (thrown) {
    return err(
      'source-unreadable',
      `The code can't be read (${toError(thrown).message}): this installation of Corelane is incomplete; install it again.`,
    );
  }
}

function roleOf(path: string): 'strategy' | 'worker' {
  return /(?:\.worker\.mjs|\/worker\.py)$/.test(path) ? 'worker' : 'strategy';
}
