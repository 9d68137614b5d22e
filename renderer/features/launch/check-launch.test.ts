import { describe, expect, it } from 'vitest';

import { idleSnapshot, runtimeOf } from '../../dev/fixtures.ts';
import { readScene } from '../../dev/scene.ts';
import { checkLaunch, startMethodsFor } from './check-launch.ts';
import { draftFromSettings, type LaunchDraft, withParameterText } from './launch-draft.ts';

const { catalogue, settings } = idleSnapshot(readScene(new URLSearchParams()));
const draft = draftFromSettings(settings.launch, catalogue);
const python = runtimeOf('python');

function errorsOf(changed: LaunchDraft) {
  return checkLaunch(changed, catalogue, python).errors;
}

describe('checkLaunch', () => {
  it('makes a request of a valid panel', () => {
    expect(checkLaunch(draft, catalogue, python)).toEqual({
      errors: {},
      request: {
        workload: 'primes',
        parameters: { tasks: 400, size: 200_000 },
        strategy: 'process-pool',
        runtimeId: 'p312',
        workers: 4,
        options: {},
        seed: 1,
        timeLimitMs: 60_000,
      },
    });
  });

  it.each(['', ' ', '0', '-3', '1.5', '1e12', 'NaN', 'Infinity', 'ten'])(
    'refuses %o tasks',
    (text) => {
      expect(errorsOf(withParameterText(draft, 'tasks', text))).toHaveProperty('tasks');
    },
  );

  it.each(['0', '257', '10000', ''])('refuses %o workers', (workersText) => {
    expect(errorsOf({ ...draft, workersText })).toHaveProperty('workers');
  });

  it.each(['0', '86401', ''])('refuses a time limit of %o s', (timeLimitText) => {
    expect(errorsOf({ ...draft, timeLimitText })).toHaveProperty('timeLimit');
  });

  it('asks for a folder', () => {
    const hashing: LaunchDraft = { ...draft, workload: 'files-sha256' };
    expect(errorsOf(hashing)).toEqual({ folder: 'Choose a folder first.' });
    expect(errorsOf(withParameterText(hashing, 'folder', '/data'))).toEqual({});
  });

  it('gives a sequential run one worker, whatever the field says', () => {
    const sequential: LaunchDraft = { ...draft, strategy: 'sequential', workersText: '999' };
    expect(checkLaunch(sequential, catalogue, python).request?.workers).toBe(1);
  });

  it('needs a runtime', () => {
    const check = checkLaunch(draft, catalogue, null);
    expect(check.request).toBeNull();
    expect(check.errors).toHaveProperty('runtime');
  });

  it('sends a start method only where there is a choice', () => {
    const spawning: LaunchDraft = { ...draft, startMethod: 'spawn' };
    expect(checkLaunch(spawning, catalogue, python).request?.options).toEqual({
      startMethod: 'spawn',
    });
    const threads: LaunchDraft = { ...spawning, strategy: 'threads' };
    expect(checkLaunch(threads, catalogue, python).request?.options).toEqual({});
    expect(startMethodsFor(spawning, runtimeOf('node'))).toEqual([]);
  });
});
