import { describe, expect, it } from 'vitest';

import { PROCESS_ACTIONS } from '../../contract/processes.ts';
import { listedProcess } from '../monitor/process-list/listed.test-support.ts';
import { controlRig, CORELANE, PROGRAM } from './control.test-support.ts';
import { signalProcess } from './signal-process.ts';

const alone = { withChildren: false };
const whole = { withChildren: true };

describe('signalProcess', () => {
  it('suspends and resumes without a question', async () => {
    const { parts, identity, done, questions } = controlRig();
    const target = { ...identity(PROGRAM.other), ...alone };
    const reached = { ok: true, value: { reached: 1, missed: 0 } };
    expect(await signalProcess(parts, { ...target, action: 'suspend' })).toEqual(reached);
    expect(await signalProcess(parts, { ...target, action: 'resume' })).toEqual(reached);
    expect(done).toEqual([
      [PROGRAM.other, 'SIGSTOP'],
      [PROGRAM.other, 'SIGCONT'],
    ]);
    expect(questions).toEqual([]);
  });

  it.each([
    ['stop', 'SIGINT'],
    ['terminate', 'SIGTERM'],
    ['kill', 'SIGKILL'],
  ] as const)('asks before it may end something: %s', async (action, signal) => {
    const { parts, identity, done, questions, settings } = controlRig();
    const target = { ...identity(PROGRAM.parent), ...alone, action };
    settings.agrees = false;
    expect(await signalProcess(parts, target)).toEqual({ ok: true, value: null });
    expect(done).toEqual([]);
    settings.agrees = true;
    await signalProcess(parts, target);
    expect(done).toEqual([[PROGRAM.parent, signal]]);
    expect(questions[0]?.message).toContain(`program-${PROGRAM.parent} (${PROGRAM.parent})?`);
    expect(questions[0]?.detail).toContain(`/bin/program-${PROGRAM.parent} --go`);
  });

  it('reaches all below it when asked to, parents first, each shown', async () => {
    const { parts, identity, done, questions } = controlRig();
    await signalProcess(parts, { ...identity(PROGRAM.parent), ...whole, action: 'suspend' });
    expect(done.map(([pid]) => pid)).toEqual([50, 51, 52, 53]);
    expect(questions[0]?.message).toContain('and 3 children');
    for (const pid of Object.values(PROGRAM)) {
      expect(questions[0]?.detail).toContain(`/bin/program-${pid}`);
    }
  });

  it('refuses a number that another process has now', async () => {
    const rig = controlRig();
    const before = rig.identity(PROGRAM.other);
    rig.add(listedProcess(PROGRAM.other, 1, { facts: { startTicks: 77_777 } }));
    const answer = await signalProcess(rig.parts, { ...before, ...alone, action: 'suspend' });
    expect(answer).toMatchObject({ ok: false, error: { code: 'gone' } });
    expect(rig.done).toEqual([]);
  });

  it('says of one that has ended, and was not collected, that nothing reaches it', async () => {
    const { parts, identity, add, done } = controlRig();
    add(listedProcess(PROGRAM.other, PROGRAM.parent, { counters: { state: 'Z' } }));
    const signal = { ...identity(PROGRAM.other), ...alone, action: 'kill' } as const;
    const answer = await signalProcess(parts, signal);
    expect(answer.ok ? '' : answer.error.message).toContain('has ended already');
    expect(done).toEqual([]);
  });

  it('looks again after the question: what was replaced meanwhile is left alone', async () => {
    const rig = controlRig();
    rig.whileAsked = () =>
      rig.add(listedProcess(PROGRAM.child, PROGRAM.parent, { facts: { startTicks: 77_777 } }));
    const signal = { ...rig.identity(PROGRAM.parent), ...whole, action: 'kill' } as const;
    expect(await signalProcess(rig.parts, signal)).toEqual({
      ok: true,
      value: { reached: 3, missed: 1 },
    });
    expect(rig.done.map(([pid]) => pid)).not.toContain(PROGRAM.child);
  });

  it('does not reach what was started while the question stood there: nobody agreed to it', async () => {
    const rig = controlRig();
    rig.whileAsked = () => rig.add(listedProcess(99, PROGRAM.parent));
    const signal = { ...rig.identity(PROGRAM.parent), ...whole, action: 'terminate' } as const;
    await signalProcess(rig.parts, signal);
    expect(rig.done.map(([pid]) => pid)).not.toContain(99);
  });

  it.each([
    ['its main process', CORELANE.main, 'own'],
    ['its window', CORELANE.window, 'own'],
    ['its guard', CORELANE.guard, 'own'],
    ['a run host', CORELANE.host, 'own'],
    ['a worker of a run', CORELANE.worker, 'own'],
    ['the first process', 1, 'first-process'],
    ['a thread of the kernel', 40, 'kernel-thread'],
  ])('never touches %s', async (_, pid, code) => {
    for (const action of PROCESS_ACTIONS) {
      for (const scope of [alone, whole]) {
        const { parts, identity, done, questions } = controlRig();
        const answer = await signalProcess(parts, { ...identity(pid), ...scope, action });
        expect(answer).toMatchObject({ ok: false, error: { code } });
        expect([...done, ...questions]).toEqual([]);
      }
    }
  });

  it('does nothing to a branch that Corelane is in, and warns about what has started it', async () => {
    const { parts, identity, done, questions } = controlRig();
    const target = { ...identity(CORELANE.ancestor), action: 'suspend' } as const;
    expect(await signalProcess(parts, { ...target, ...whole })).toMatchObject({
      ok: false,
      error: { code: 'own' },
    });
    expect(done).toEqual([]);
    await signalProcess(parts, { ...target, ...alone });
    expect(questions[0]?.detail).toContain('Corelane was started by it');
  });

  it('does nothing at all where processes can only be looked at', async () => {
    const { parts, identity, done, settings } = controlRig();
    settings.looksOnly = true;
    for (const action of PROCESS_ACTIONS) {
      const answer = await signalProcess(parts, { ...identity(50), ...alone, action });
      expect(answer).toMatchObject({ ok: false, error: { code: 'looks-only' } });
    }
    expect(done).toEqual([]);
  });

  it.each([
    ['EPERM', 'not-allowed', 'belongs to ada'],
    ['ESRCH', 'gone', 'has ended'],
    ['EINVAL', 'failed', 'EINVAL'],
  ])('says what %s means', async (refusal, code, words) => {
    const { parts, identity, settings } = controlRig();
    settings.refusal = refusal;
    const answer = await signalProcess(parts, { ...identity(50), ...alone, action: 'suspend' });
    expect(answer).toMatchObject({ ok: false, error: { code } });
    expect(answer.ok ? '' : answer.error.message).toContain(words);
  });
});
