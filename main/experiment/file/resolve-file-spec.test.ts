import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { EXPERIMENT_DEFAULTS } from '../../../contract/experiment-presets.ts';
import { temporaryFolder, usableRuntime } from '../../runtimes/fake-interpreter.test-support.ts';
import { node, python } from '../experiment-spec.test-support.ts';
import { EXPERIMENT_FILE_SCHEMA, type NamedPath } from './file-spec.ts';
import { readExperimentFile } from './read-experiment-file.ts';
import { type ResolveDefaults, resolveFileSpec } from './resolve-file-spec.ts';

const newer = usableRuntime({ id: 'py313', version: '3.13.1' });
const runtimes = [newer, python, node];
const neverAsked = () => Promise.reject(new Error('Nothing had to be allowed.'));

async function resolve(lines: string, defaults: Partial<ResolveDefaults> = {}, folder = '/lab') {
  const text = `schema: ${EXPERIMENT_FILE_SCHEMA}\nworkload: primes\nstrategies: [sequential, threads]\n${lines}`;
  const read = readExperimentFile(text, 'yaml', { fileName: 'x.yaml', folder });
  if (!read.ok) throw new Error(read.error.message);
  return resolveFileSpec(read.value, runtimes, {
    effectiveCores: 2.5,
    remembered: {},
    allow: neverAsked,
    allowCommands: neverAsked,
    ...defaults,
  });
}

async function resolved(...given: Parameters<typeof resolve>) {
  const result = await resolve(...given);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

describe('an experiment on this machine', () => {
  it('takes what is left open from a new experiment', async () => {
    const { spec, notes, paths } = await resolved('runtimes: [node]\n');
    expect(spec).toEqual({
      ...EXPERIMENT_DEFAULTS,
      workload: 'primes',
      parameters: {},
      strategies: [
        { strategy: 'sequential', options: {} },
        { strategy: 'threads', options: {} },
      ],
      runtimeIds: [node.id],
      workers: [2],
    });
    expect({ notes, paths }).toEqual({ notes: [], paths: [] });
  });

  it.each([
    ['1-2x cores', [1, 2, 3, 4]],
    ['1..cores', [1, 2]],
    ['[4, 1-2, core]', [1, 2, 4]],
    ['3x cores', [6]],
  ])('workers: %s', async (workers, counts) => {
    expect((await resolved(`runtimes: [node]\nworkers: ${workers}\n`)).spec.workers).toEqual(
      counts,
    );
  });

  it('says so where a range by cores is empty or cut here', async () => {
    const { spec, notes } = await resolved('runtimes: [node]\nworkers: [1, 8-cores]\n');
    expect(spec.workers).toEqual([1]);
    expect(notes).toEqual([expect.stringContaining('the range 8-2 of workers is empty')]);
    const many = await resolved('runtimes: [node]\nworkers: [254-90x cores]\n', {
      effectiveCores: 4,
    });
    expect(many.spec.workers).toEqual([254, 255, 256]);
    expect(many.notes).toEqual([expect.stringContaining('end at 256, not at 360')]);
  });

  it('says which of several runtimes it took', async () => {
    const { spec, notes } = await resolved('runtimes: [python@3]\nbaseline: {runtime: python@3}\n');
    expect(spec.runtimeIds).toEqual([newer.id]);
    expect(spec.baseline).toEqual({ runtimeId: newer.id });
    expect(notes).toEqual([expect.stringMatching(/^python@3 fits 2 runtimes.*Python 3\.13\.1/)]);
  });

  it('says nothing when a kind alone stands for the default one', async () => {
    const { spec, notes } = await resolved('runtimes: [python]\n');
    expect([spec.runtimeIds.length, notes]).toEqual([1, []]);
  });

  it('takes another patch of the same version where there is none, and says so', async () => {
    const { spec, notes } = await resolved('runtimes: [python@3.11.2]\n');
    expect(spec.runtimeIds).toEqual([python.id]);
    expect(notes).toEqual([
      expect.stringMatching(/^python@3\.11\.2 is not on this machine: Python 3\.11\.7 is taken/),
    ]);
  });

  it('leaves out what is not here, with a note, and fails where nothing is', async () => {
    const { spec, notes, leftOut } = await resolved(
      'runtimes: [python@3.9, node]\nbaseline: {runtime: python@3.9}\n',
    );
    expect(spec.runtimeIds).toEqual([node.id]);
    expect(spec.baseline).toEqual({});
    expect(leftOut).toEqual(notes.slice(0, 1));
    expect(notes).toEqual([
      expect.stringMatching(/^python@3\.9 is left out\. No Python 3\.9 was found/),
      expect.stringMatching(/^The baseline’s runtime, python@3\.9, is not here/),
    ]);
    expect(await resolve('runtimes: [python@3.9]\n')).toMatchObject({
      error: { code: 'unknown-runtime' },
    });
  });

  it('runs two names of one runtime once', async () => {
    const { spec, notes } = await resolved('runtimes: [node, node@20]\n');
    expect(spec.runtimeIds).toEqual([node.id]);
    expect(notes).toEqual(['node@20 and node are the same runtime here: it runs once.']);
  });
});

describe('paths in a file', () => {
  it('are allowed, all of them, before any is touched', async () => {
    const folder = await temporaryFolder();
    const trace = join(folder, 'started');
    const evil = join(folder, 'evil');
    await writeFile(evil, `#!/bin/sh\necho started > '${trace}'\n`);
    await chmod(evil, 0o755);
    const asked: (readonly NamedPath[])[] = [];
    const refuse = (paths: readonly NamedPath[]) => {
      asked.push(paths);
      return Promise.resolve(false);
    };
    const lines = 'runtimes: [./evil, {host: evil}, ./other]\n';
    const refused = await resolve(lines, { allow: refuse }, folder);
    expect(refused).toMatchObject({ error: { code: 'not-allowed' } });
    expect(refused.ok ? '' : refused.error.message).toContain(evil);
    expect(asked).toEqual([
      [
        { kind: 'executable', path: evil },
        { kind: 'executable', path: join(folder, 'other') },
      ],
    ]);
    await expect(readFile(trace)).rejects.toThrow('ENOENT');
  });

  it('name folders too', async () => {
    const text = `schema: ${EXPERIMENT_FILE_SCHEMA}\nworkload: files-read\nparameters: {folder: [data, '']}\nstrategies: [async]\nruntimes: [node]\n`;
    const read = readExperimentFile(text, 'yaml', { fileName: 'x.yaml', folder: '/lab' });
    if (!read.ok) throw new Error(read.error.message);
    const { paths, spec } = await resolveFileSpec(read.value, runtimes, {
      effectiveCores: 2,
      remembered: {},
      allow: () => Promise.resolve(true),
      allowCommands: neverAsked,
    }).then((result) =>
      result.ok ? result.value : Promise.reject(new Error(result.error.message)),
    );
    expect(paths).toEqual([{ kind: 'folder', path: '/lab/data' }]);
    expect(spec.parameters).toEqual({ folder: ['/lab/data', ''] });
  });

  it('lead to new runtimes', async () => {
    const lines = `runtimes: [${process.execPath}]\n`;
    const { newRuntimes, spec } = await resolved(lines, { allow: () => Promise.resolve(true) });
    expect(newRuntimes).toMatchObject([{ kind: 'node', version: process.versions.node }]);
    expect(spec.runtimeIds).toEqual([newRuntimes[0]?.id]);
  });
});
