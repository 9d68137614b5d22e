import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { describe, expect, it } from 'vitest';

import type { SourceRequest } from '../../contract/ipc.ts';
import { catalogue } from '../catalogue/catalogue.ts';
import { readSource } from './read-source.ts';

const WORKLOADS = fileURLToPath(new URL('../../workloads', import.meta.url));
const KINDS = ['node', 'python'] as const;

const text = (file: string): string => readFileSync(join(WORKLOADS, file), 'utf8');

describe('readSource', () => {
  const admitted = KINDS.flatMap((kind) =>
    catalogue.workloads.flatMap(({ id: workload }) =>
      catalogue.strategies
        .filter(({ id }) => catalogue.admission[workload][kind][id].admitted)
        .map(({ id: strategy }): SourceRequest => ({ kind, strategy, options: {}, workload })),
    ),
  );

  it.each(admitted)('reads what runs: $kind $strategy $workload', async (request) => {
    const answer = await readSource(request, WORKLOADS);
    if (!answer.ok) throw new Error(answer.error.message);
    const roles = answer.value.files.map(({ role }) => role);
    expect([roles[0], roles.at(-1)]).toEqual(['strategy', 'task']);
    for (const file of answer.value.files) expect(file.text).toBe(text(file.path));
  });

  it('says when the code is not there', async () => {
    const request: SourceRequest = {
      kind: 'node',
      strategy: 'threads',
      options: {},
      workload: 'primes',
    };
    expect(await readSource(request, '/nonexistent')).toMatchObject({
      ok: false,
      error: { code: 'source-unreadable' },
    });
  });
});
