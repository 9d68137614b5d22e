import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, expect, it } from 'vitest';

import { KeptOutputs } from './kept-outputs.ts';

const directory = mkdtempSync(join(tmpdir(), 'corelane-outputs-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

it('counts what programs wrote, and takes away what it is asked to', () => {
  const [one, other] = [randomUUID(), randomUUID()];
  for (const name of [one, other, 'something-else']) mkdirSync(join(directory, name));
  writeFileSync(join(directory, one, 'stdout'), 'x'.repeat(1000));
  writeFileSync(join(directory, one, 'stderr'), 'x'.repeat(24));
  writeFileSync(join(directory, other, 'stdout'), 'x'.repeat(10));
  writeFileSync(join(directory, 'something-else', 'stdout'), 'x'.repeat(5000));
  const outputs = new KeptOutputs(directory);
  expect(outputs.totalBytes).toBe(1034);
  expect([...outputs.runIds].sort()).toEqual([one, other].sort());
  outputs.remove(one);
  outputs.remove('something-else');
  expect(outputs.totalBytes).toBe(10);
  expect(readdirSync(directory).sort()).toEqual([other, 'something-else'].sort());
});

it('is nothing where there is no folder', () => {
  expect(new KeptOutputs('/nowhere').totalBytes).toBe(0);
});
