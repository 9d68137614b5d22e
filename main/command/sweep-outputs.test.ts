import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, expect, it } from 'vitest';

import { sweepOutputs } from './sweep-outputs.ts';

const directory = mkdtempSync(join(tmpdir(), 'corelane-sweep-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const HOUR_MS = 60 * 60 * 1000;

it('takes away what the history does not know any more, and nothing else', () => {
  const [kept, gone] = [randomUUID(), randomUUID()];
  for (const name of [kept, gone, 'something-else']) {
    mkdirSync(join(directory, name));
    writeFileSync(join(directory, name, 'stdout'), 'x');
  }
  const isKept = (runId: string): boolean => runId === kept;
  sweepOutputs(directory, isKept, Date.now());
  expect(readdirSync(directory)).toHaveLength(3);
  sweepOutputs(directory, isKept, Date.now() + 2 * HOUR_MS);
  expect(readdirSync(directory).sort()).toEqual([kept, 'something-else'].sort());
});

it('does nothing where there is no folder', () => {
  expect(() => sweepOutputs('/nowhere', () => false, Date.now())).not.toThrow();
});
