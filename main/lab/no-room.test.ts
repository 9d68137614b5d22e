import { EventEmitter } from 'node:events';

import { expect, it, vi } from 'vitest';

import { startChildGroup } from './child-group.ts';
import { createGuard } from './guard.ts';

let refusal = '';

// What Node.js does where no process, or no pipe to it, can be made.
vi.mock('node:child_process', () => ({
  spawn: (executable: string) => {
    const child = Object.assign(new EventEmitter(), { unref: () => undefined });
    const error = Object.assign(new Error(`spawn ${executable} ${refusal}`), { code: refusal });
    process.nextTick(() => child.emit('error', error));
    return child;
  },
}));

const NO_GUARD = { start: () => undefined, add: () => undefined };

const COMMAND = { executable: '/bin/host', args: [], directory: '/', environment: {} };

it.each([
  ['EMFILE', /^\/bin\/host could not be started .*too many files are open; .*ulimit -n/],
  ['EAGAIN', /no room for another process; .*ulimit -u/],
  ['ENOENT', /look for runtimes again\.$/],
])('says what to do where nothing can be started: %s', async (code, sentence) => {
  refusal = code;
  const onSpawned = vi.fn();
  const started = await startChildGroup(COMMAND, NO_GUARD, onSpawned);
  expect(started).toMatchObject({ ok: false, error: { code: 'not-started' } });
  if (!started.ok) expect(started.error.message).toMatch(sentence);
  expect(onSpawned).not.toHaveBeenCalled();
});

it('goes on without a guard, and says so', async () => {
  refusal = 'EMFILE';
  const problems: string[] = [];
  const guard = createGuard((message) => problems.push(message));
  guard.add(4242);
  await new Promise((resolve) => setImmediate(resolve));
  expect(problems).toEqual([
    expect.stringMatching(/could not be started \(spawn \/bin\/sh EMFILE\)/),
  ]);
  expect(guard.pid()).toBeNull();
  await guard.close();
});
