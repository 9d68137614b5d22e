import { describe, expect, it } from 'vitest';

import type { UsableRuntime } from '../../contract/runtime.ts';
import { nodeRuntime } from '../lab/fixtures/test-lab.ts';
import { chooseLauncher } from './choose-launcher.ts';

const PLACES = { workloadsDirectory: '/w', cacheDirectory: '/c' };
const SPARE = { executable: '/spare/node', environment: { ELECTRON_RUN_AS_NODE: '1' } };

const python = (version: string, implementation = 'CPython'): UsableRuntime => ({
  ...nodeRuntime(),
  kind: 'python',
  version,
  implementation,
  executable: `/${implementation}-${version}`,
});

const chosen = (runtimes: readonly UsableRuntime[], spare: typeof SPARE | null = SPARE) => {
  const launcher = chooseLauncher(runtimes, spare, PLACES);
  return launcher.ok ? launcher.value : launcher.error.message;
};

describe('chooseLauncher', () => {
  it('takes the newest Python', () => {
    const runtimes = [python('3.9.2'), nodeRuntime(), python('3.12.1'), python('3.11.7')];
    expect(chosen(runtimes)).toMatchObject({
      executable: '/CPython-3.12.1',
      args: ['-X', 'utf8', '/w/launcher/launcher.py'],
    });
  });

  it('takes a CPython before a newer other one, and the other one before Node.js', () => {
    const other = python('3.13.0', 'PyPy');
    expect(chosen([other, python('3.9.2')])).toMatchObject({ executable: '/CPython-3.9.2' });
    expect(chosen([other, nodeRuntime()])).toMatchObject({ executable: '/PyPy-3.13.0' });
  });

  it('takes Node.js where Python is missing or too old', () => {
    expect(chosen([python('3.8.10'), nodeRuntime()])).toMatchObject({
      executable: process.execPath,
      args: ['/w/launcher/launcher.mjs'],
    });
    expect(chosen([])).toMatchObject({
      executable: '/spare/node',
      environment: { ELECTRON_RUN_AS_NODE: '1' },
    });
  });

  it('says what is needed where there is neither', () => {
    expect(chosen([], null)).toMatch(/Python 3\.9 or newer, or Node\.js 18/);
  });
});
