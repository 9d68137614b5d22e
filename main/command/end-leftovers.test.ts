import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';

import { describe, expect, it } from 'vitest';

import { isPidAlive, startTimeOf } from '../store/process-identity.ts';
import { endLeftovers } from './end-leftovers.ts';

const isThere = (pid: number): boolean => isPidAlive(pid) && startTimeOf(pid) !== 'zombie';

/** Runs a shell script that prints the pids that are to be looked at, and waits for these. */
async function pidsOf(script: string, runId: string, count: number): Promise<readonly number[]> {
  const child = spawn('/bin/sh', ['-c', script], {
    env: { PATH: process.env['PATH'], CORELANE_RUN_ID: runId },
    stdio: ['ignore', 'pipe', 'ignore'],
    detached: true,
  });
  let text = '';
  while (text.split('\n').length <= count) text += String((await once(child.stdout, 'data'))[0]);
  return text.trim().split('\n').map(Number);
}

describe.runIf(process.platform === 'linux')('endLeftovers', () => {
  it('ends a daemon in a session of its own, and nothing of another run', async () => {
    const [own, other] = [randomUUID(), randomUUID()];
    const script = 'setsid sleep 1000 >/dev/null & echo $!; sleep 0.05; exit 0';
    const [[daemon = 0], [foreign = 0]] = [
      await pidsOf(script, own, 1),
      await pidsOf(script, other, 1),
    ];
    expect(await endLeftovers(own, 500)).toMatchObject({ gone: true });
    expect([isThere(daemon), isThere(foreign)]).toEqual([false, true]);
    expect(await endLeftovers(other, 0)).toMatchObject({ gone: true });
    expect(isThere(foreign)).toBe(false);
  });

  it('kills what does not listen', async () => {
    const runId = randomUUID();
    const script = `(trap '' TERM; echo started >&2; while :; do sleep 1000; done) & echo $!; wait`;
    const [deaf = 0] = await pidsOf(script, runId, 1);
    const end = await endLeftovers(runId, 100);
    expect(end.gone).toBe(true);
    expect(end.ended).toBeGreaterThanOrEqual(2);
    expect(isThere(deaf)).toBe(false);
  });

  it('catches up with what forks on and on', async () => {
    const runId = randomUUID();
    // For ten seconds at most, should nobody catch it.
    const script = `
i=0; trap '' TERM
next() { i=$((i + 1)); [ $i -lt 500 ] || exit 0; (sleep 0.02; next) >/dev/null & }
next; echo 1`;
    await pidsOf(script, runId, 1);
    expect((await endLeftovers(runId, 50)).gone).toBe(true);
    expect(await endLeftovers(runId, 0)).toEqual({ ended: 0, gone: true });
  });

  it('finds nothing where nothing is left', async () => {
    expect(await endLeftovers(randomUUID(), 500)).toEqual({ ended: 0, gone: true });
  });
});
