import { chmod, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { beforeEach, describe, expect, it } from 'vitest';

import { ok } from '../../../contract/result.ts';
import type { Runtime } from '../../../contract/runtime.ts';
import { usableRuntime } from '../../runtimes/fake-interpreter.test-support.ts';
import { type Approvals, openApprovals } from '../../store/approvals.ts';
import { defaultSettings } from '../../store/settings-schema.ts';
import type { Dialogs, Question } from '../shell/dialogs.ts';
import { openExperimentFile, saveExperimentFile } from './experiment-files.ts';
import { RuntimeSearch } from './runtime-search.ts';

const PYTHON = usableRuntime({
  kind: 'python',
  version: '3.11.7',
  id: 'python-1',
  origin: 'path',
});

let folder: string;
let approvals: Approvals;
let questions: Question[];
let saves: string[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'corelane-test-'));
  approvals = openApprovals(join(folder, 'approvals.json'));
  questions = [];
  saves = [];
});

interface Answers {
  readonly path: string | null;
  readonly agrees?: boolean;
}

function partsFor({ path, agrees = false }: Answers, found: readonly Runtime[] = [PYTHON]) {
  const dialogs: Dialogs = {
    openFile: () => Promise.resolve(path),
    openFolder: () => Promise.resolve(path),
    saveFile: () => Promise.resolve(path),
    confirm: (question) => {
      questions.push(question);
      return Promise.resolve(agrees);
    },
  };
  const runtimes = new RuntimeSearch(() => Promise.resolve(found));
  const savedFiles = { add: (saved: string) => void saves.push(saved), reveal: () => ok(null) };
  return { dialogs, approvals, runtimes, settings: () => defaultSettings, savedFiles };
}

async function fileWith(lines: readonly string[], name = 'bench.yaml'): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, ['schema: corelane.experiment-file/1', ...lines, ''].join('\n'));
  return path;
}

const PLAIN = [
  'workload: primes',
  'strategies: [threads]',
  'runtimes: [python]',
  'workers: [1, 2]',
];

/** A program that tells when it was started. */
async function tellingProgram(
  name: string,
): Promise<{ path: string; readonly wasStarted: () => Promise<boolean> }> {
  const path = join(folder, name);
  const trace = `${path}.started`;
  await writeFile(path, `#!/bin/sh\necho yes > '${trace}'\n`);
  await chmod(path, 0o755);
  const wasStarted = async () => (await readFile(trace, 'utf8').catch(() => '')) !== '';
  return { path, wasStarted };
}

describe('opening', () => {
  it('fits a file to this machine, and asks nothing about runtimes by their name', async () => {
    const opened = await openExperimentFile(partsFor({ path: await fileWith(PLAIN) }));
    expect(opened).toMatchObject({
      ok: true,
      value: {
        fileName: 'bench.yaml',
        spec: { workload: 'primes', runtimeIds: ['python-1'], workers: [1, 2] },
      },
    });
    expect(questions).toEqual([]);
  });

  it('is nothing when no file was chosen', async () => {
    expect(await openExperimentFile(partsFor({ path: null }))).toEqual({ ok: true, value: null });
  });

  it.runIf(process.platform !== 'win32').each(['path', 'host'] as const)(
    'never starts a program by its %s before it was allowed',
    async (by) => {
      const { path: program, wasStarted } = await tellingProgram('python3');
      const runtime = by === 'host' ? `{ host: ${program} }` : program;
      const path = await fileWith([...PLAIN.slice(0, 2), `runtimes: [${runtime}]`, 'workers: [1]']);
      expect(await openExperimentFile(partsFor({ path }))).toMatchObject({
        error: { code: 'not-allowed' },
      });
      expect(questions).toHaveLength(1);
      expect(questions[0]?.message).toContain('bench.yaml');
      expect(questions[0]?.detail).toContain(program);
      expect(await wasStarted()).toBe(false);
      expect(await approvals.list()).toEqual([]);
      // It is no interpreter, so that there is an error; but it was asked.
      expect(await openExperimentFile(partsFor({ path, agrees: true }))).toMatchObject({
        ok: false,
      });
      expect(await wasStarted()).toBe(true);
      expect(await approvals.list()).toMatchObject([{ kind: 'executable', path: program }]);
    },
  );

  it('does not ask about an interpreter that Corelane found by itself', async () => {
    const { path: program } = await tellingProgram('python3');
    const known = usableRuntime({ id: 'python-2', executable: program, origin: 'pyenv' });
    const path = await fileWith([...PLAIN.slice(0, 2), `runtimes: [${program}]`, 'workers: [1]']);
    const opened = await openExperimentFile(partsFor({ path }, [known]));
    expect(opened).toMatchObject({ ok: true, value: { spec: { runtimeIds: ['python-2'] } } });
    expect(questions).toEqual([]);
  });

  it('asks about a folder, and remembers the answer', async () => {
    const path = await fileWith([
      'workload: files-sha256',
      'parameters: { folder: . }',
      ...PLAIN.slice(1),
    ]);
    const opened = await openExperimentFile(partsFor({ path, agrees: true }));
    expect(opened).toMatchObject({ value: { spec: { parameters: { folder: [folder] } } } });
    expect(questions).toHaveLength(1);
    expect((await openExperimentFile(partsFor({ path }))).ok).toBe(true);
    expect(questions).toHaveLength(1);
  });

  it('tells a path that leads nowhere, without a question', async () => {
    const path = await fileWith([...PLAIN.slice(0, 2), 'runtimes: [./gone]', 'workers: [1]']);
    const opened = await openExperimentFile(partsFor({ path, agrees: true }));
    expect(opened).toMatchObject({ ok: false, error: { code: 'not-there' } });
    expect(questions).toEqual([]);
  });

  it('refuses what is too large before it is read, and what is no file', async () => {
    const path = join(folder, 'large.yaml');
    await writeFile(path, 'a'.repeat(2_000_000));
    expect(await openExperimentFile(partsFor({ path }))).toMatchObject({
      ok: false,
      error: { code: 'bad-experiment-file' },
    });
    expect((await openExperimentFile(partsFor({ path: folder }))).ok).toBe(false);
    expect((await openExperimentFile(partsFor({ path: join(folder, 'gone.yaml') }))).ok).toBe(
      false,
    );
  });
});

describe('saving', () => {
  it.each(['saved.yaml', 'saved.json'])('writes %s, which opens as what it was', async (name) => {
    const parts = partsFor({ path: await fileWith(PLAIN) });
    const first = await openExperimentFile(parts);
    if (!first.ok || first.value === null) throw new Error('not opened');
    const path = join(folder, name);
    const saved = await saveExperimentFile(first.value.spec, {
      ...partsFor({ path }),
      runtimes: parts.runtimes,
    });
    expect(saved).toEqual({ ok: true, value: { path } });
    expect(saves).toEqual([path]);
    const again = await openExperimentFile(partsFor({ path }));
    expect(again).toMatchObject({ ok: true, value: { spec: first.value.spec } });
  });

  it('tells why a file can not be written', async () => {
    const parts = partsFor({ path: await fileWith(PLAIN) });
    const first = await openExperimentFile(parts);
    if (!first.ok || first.value === null) throw new Error('not opened');
    const path = join(folder, 'bench.yaml', 'below-a-file.yaml');
    const saved = await saveExperimentFile(first.value.spec, {
      ...partsFor({ path }),
      runtimes: parts.runtimes,
    });
    expect(saved).toMatchObject({ ok: false, error: { code: 'not-saved' } });
    expect(saves).toEqual([]);
  });
});
