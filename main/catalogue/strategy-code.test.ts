import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { describe, expect, it } from 'vitest';

import type { RunOptions } from '../../contract/run-options.ts';
import { catalogue } from './catalogue.ts';
import { strategyCode } from './strategy-code.ts';

const WORKLOADS = fileURLToPath(new URL('../../workloads', import.meta.url));
const MAX_LINES = 80;
const KINDS = ['node', 'python'] as const;

const text = (file: string): string => readFileSync(join(WORKLOADS, file), 'utf8');

/** Every option that decides which file runs. */
const variants: readonly RunOptions[] = [
  {},
  { perTask: true },
  { asyncStyle: 'semaphore' },
  { asyncStyle: 'task-group' },
  { executor: 'InterpreterPoolExecutor' },
  { executor: 'ProcessPoolExecutor' },
];

const codes = KINDS.flatMap((kind) =>
  catalogue.strategies.flatMap(({ id: strategy }) =>
    variants.map((options) => ({ kind, strategy, options, shown: JSON.stringify(options) })),
  ),
);

describe('the code of a strategy', () => {
  it.each(codes)('$kind $strategy $shown is short and explained', ({ kind, strategy, options }) => {
    const { files, movingParts } = strategyCode(kind, strategy, options);
    const [first = ''] = files;
    expect(text(first).trimEnd().split('\n').length).toBeLessThanOrEqual(MAX_LINES);
    for (const file of files) expect(text(file)).not.toBe('');
    expect(movingParts.match(/[.](?= [A-Z]|$)/g)).toHaveLength(2);
  });

  it('is what the Python host imports', () => {
    const table = text('python/corelane_host/strategies/__init__.py');
    const modules = [...table.matchAll(/^ +\("[\w-]+", [^)]+\): "(\w+)",$/gm)].map(
      ([, module]) => `python/corelane_host/strategies/${module ?? ''}.py`,
    );
    const shown = codes
      .filter(({ kind }) => kind === 'python')
      .map(({ kind, strategy, options }) => strategyCode(kind, strategy, options).files[0]);
    expect(new Set(shown)).toEqual(new Set(modules));
  });

  it('names the worker file that the Node strategy starts', () => {
    const nodeCodes = codes.filter(
      ({ kind, options }) => kind === 'node' && !('executor' in options),
    );
    for (const { kind, strategy, options } of nodeCodes) {
      const [first = '', ...others] = strategyCode(kind, strategy, options).files;
      const worker = others.find((file) => file.endsWith('.worker.mjs')) ?? 'none';
      expect(text(first)).toContain(worker.split('/').at(-1));
    }
  });
});
