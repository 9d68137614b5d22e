import { describe, expect, it } from 'vitest';

import type { Runtime, UnusableRuntime } from '../../contract/runtime.ts';
import { chooseDefaultRuntime } from './default-runtime.ts';
import { textLike, usableRuntime } from './fake-interpreter.test-support.ts';
import { selectRuntime } from './select-runtime.ts';

const tooOld: UnusableRuntime = {
  usable: false,
  id: 'python-old',
  kind: 'python',
  version: '3.6.15',
  executable: '/opt/old/python3',
  origin: 'pyenv',
  reason: 'Python 3.6.15 is too old: Corelane needs 3.9 or newer.',
};

const newest = usableRuntime({ version: '3.13.0' });
const freeThreaded = usableRuntime({
  id: 'python-3.13t',
  version: '3.13.0',
  features: { ...newest.features, freeThreadedBuild: true },
});
const onPath = usableRuntime({ version: '3.11.7', firstOnPath: true });
const system = usableRuntime({
  id: 'python-system',
  version: '3.11.2',
  executable: '/usr/bin/python3',
});
const electron = usableRuntime({ kind: 'node', version: '20.18.1', origin: 'electron' });
const runtimes: readonly Runtime[] = [newest, freeThreaded, onPath, system, tooOld, electron];

describe('chooseDefaultRuntime', () => {
  it('takes the remembered one', () => {
    expect(chooseDefaultRuntime(runtimes, 'python', system.id)).toBe(system);
  });

  it.each([
    ['gone', 'python-gone'],
    ['unusable', tooOld.id],
    ['of another kind', electron.id],
  ])("takes the terminal's own when the remembered one is %s", (_, rememberedId) => {
    expect(chooseDefaultRuntime(runtimes, 'python', rememberedId)).toBe(onPath);
  });

  it('takes the newest when none is on PATH', () => {
    expect(chooseDefaultRuntime([newest, system], 'python')).toBe(newest);
  });

  it("prefers an installation to a virtual environment and to Electron's own", () => {
    const environment = usableRuntime({ version: '3.14.0', virtualEnvironment: true });
    expect(chooseDefaultRuntime([environment, system], 'python')).toBe(system);
    const node = usableRuntime({ kind: 'node', version: '18.0.0' });
    expect(chooseDefaultRuntime([electron, node], 'node')).toBe(node);
    expect(chooseDefaultRuntime([electron], 'node')).toBe(electron);
  });

  it('never takes a run host', () => {
    const host = usableRuntime({ kind: 'other', version: '99.0', firstOnPath: true });
    expect(chooseDefaultRuntime([host], 'node', host.id)).toBeNull();
    expect(chooseDefaultRuntime([host, ...runtimes], 'python', host.id)).toBe(onPath);
  });

  it('finds none where there is none', () => {
    expect(chooseDefaultRuntime([tooOld], 'python')).toBeNull();
  });
});

describe('selectRuntime', () => {
  it('knows no run host by a word, nor counts it among the choices', async () => {
    const host = usableRuntime({ kind: 'other', version: '99.0' });
    const selection = await selectRuntime('other', [host, ...runtimes]);
    expect(selection).toMatchObject({ ok: false, error: { code: 'unknown-runtime' } });
    expect(JSON.stringify(selection)).not.toContain('99.0');
  });

  it.each([
    ['python', onPath],
    ['Python', onPath],
    ['python@3', onPath],
    ['python@3.13', newest],
    ['python@3.13t', freeThreaded],
    ['python@3.11', onPath],
    ['python@3.11.2', system],
    ['node@v20', electron],
    ['/usr/bin/python3', system],
  ])('%s', async (selector, expected) => {
    expect(await selectRuntime(selector, runtimes)).toEqual({ ok: true, value: expected });
  });

  it('follows the remembered choice for a bare kind only', async () => {
    const remembered = { python: system.id };
    expect(await selectRuntime('python', runtimes, remembered)).toMatchObject({ value: system });
    expect(await selectRuntime('python@3.11', runtimes, remembered)).toMatchObject({
      value: onPath,
    });
  });

  it.each([
    [
      'pyhton',
      /^Unknown runtime 'pyhton'\. Did you mean 'python'\? .*There are: python@3\.13\.0, /,
    ],
    ['ruby', /^Unknown runtime 'ruby'\. Give node, python/],
    ['', /^Unknown runtime ''\. Give node/],
    ['./python3', /^Unknown runtime '\.\/python3'/],
    ['python@3.6', /^Python 3\.6\.15 is too old: Corelane needs 3\.9 or newer\. There are: /],
    ['python@3.15', /^No Python 3\.15 was found on this machine\. There are: /],
    ['python@3.11t', /^No Python 3\.11t was found/],
    ['/nonexistent/python3', /^There is no file '\/nonexistent\/python3': check the path\.$/],
    ['/usr', /^'\/usr' is not a file: give the path of the interpreter itself\.$/],
    ['/etc/passwd', /^'\/etc\/passwd' may not be started by you/],
  ])('refuses %j in one sentence', async (selector, sentence) => {
    const selection = await selectRuntime(selector, runtimes);
    expect(selection).toMatchObject({
      ok: false,
      error: { code: 'unknown-runtime', message: textLike(sentence) },
    });
  });

  it('says so when a kind has no usable one', async () => {
    expect(await selectRuntime('python', [tooOld])).toMatchObject({
      error: { message: textLike(/^No usable Python was found on this machine/) },
    });
  });
});
