import { expect, it } from 'vitest';

import { changePriority } from './change-priority.ts';
import { controlRig, CORELANE, PROGRAM } from './control.test-support.ts';

it('changes the priority of the very process that was meant', async () => {
  const { parts, identity, done } = controlRig();
  const target = { ...identity(PROGRAM.parent), nice: 10 };
  expect(await changePriority(parts, target)).toEqual({ ok: true, value: null });
  expect(done).toEqual([[PROGRAM.parent, 10]]);
  const other = await changePriority(parts, { ...target, startTicks: 1 });
  expect(other).toMatchObject({ ok: false, error: { code: 'gone' } });
  expect(done).toHaveLength(1);
});

it('refuses Corelane’s own processes, and everything where processes are only looked at', async () => {
  const { parts, identity, done, settings } = controlRig();
  const own = await changePriority(parts, { ...identity(CORELANE.worker), nice: 5 });
  expect(own).toMatchObject({ ok: false, error: { code: 'own' } });
  settings.looksOnly = true;
  const any = await changePriority(parts, { ...identity(PROGRAM.parent), nice: 5 });
  expect(any).toMatchObject({ ok: false, error: { code: 'looks-only' } });
  expect(done).toEqual([]);
});

it.each([
  ['EACCES', 'not-allowed', 'Only an administrator'],
  ['EPERM', 'not-allowed', 'belongs to ada'],
  ['ESRCH', 'gone', 'has ended'],
  ['EINVAL', 'failed', 'EINVAL'],
])('says what %s means', async (refusal, code, words) => {
  const { parts, identity, settings } = controlRig();
  settings.refusal = refusal;
  const answer = await changePriority(parts, { ...identity(PROGRAM.parent), nice: -5 });
  expect(answer).toMatchObject({ ok: false, error: { code } });
  expect(answer.ok ? '' : answer.error.message).toContain(words);
});
