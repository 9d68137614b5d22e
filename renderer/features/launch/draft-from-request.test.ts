import { describe, expect, it } from 'vitest';

import { DEFAULT_SEED } from '../../../contract/limits.ts';
import type { RunRequest } from '../../../contract/run.ts';
import { idleSnapshot } from '../../dev/fixtures.ts';
import { runtimeOf } from '../../dev/runtimes.ts';
import { readScene } from '../../dev/scene.ts';
import { checkLaunch } from './check-launch.ts';
import { draftFromRequest } from './draft-from-request.ts';
import { draftFromSettings, withParameterText } from './launch-draft.ts';

const facts = idleSnapshot(readScene(new URLSearchParams('cores=4')));
const before = draftFromSettings(facts.settings.launch, facts.catalogue);
const runtime = runtimeOf('python');

const request: RunRequest = {
  workload: 'counter',
  parameters: { tasks: 12, increments: 500 },
  strategy: 'threads',
  runtimeId: runtime.id,
  workers: 3,
  options: {},
  cores: [1, 2],
  seed: DEFAULT_SEED,
  timeLimitMs: 90_000,
};

describe('draftFromRequest', () => {
  it.each([
    request,
    { ...request, cores: null },
    { ...request, strategy: 'sequential' as const, workers: 1 },
  ])('asks for what was asked for', (asked) => {
    const draft = draftFromRequest(asked, before, facts);
    const check = checkLaunch(draft, facts, runtime);
    expect(check.errors).toEqual({});
    expect(check.request).toMatchObject({
      ...asked,
      parameters: expect.objectContaining(asked.parameters) as unknown,
    });
  });

  it('keeps what was typed for other workloads', () => {
    const typed = withParameterText(before, 'tasks', '77');
    const draft = draftFromRequest(request, typed, facts);
    expect(draft.parameterTexts.primes?.['tasks']).toBe('77');
  });

  it('does not confine a run to cores that are all there are, or that are gone', () => {
    expect(draftFromRequest({ ...request, cores: [0, 1, 2, 3] }, before, facts).cores.choice).toBe(
      'all',
    );
    expect(draftFromRequest({ ...request, cores: [9] }, before, facts).cores.choice).toBe('all');
  });
});
