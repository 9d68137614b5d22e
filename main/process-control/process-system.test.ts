import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { getPriority } from 'node:os';

import { expect, it } from 'vitest';

import { createListReader } from '../monitor/process-list/create-list-reader.ts';
import { changePriority } from './change-priority.ts';
import type { ControlParts } from './control-parts.ts';
import { noActionReason } from './no-action-reason.ts';
import { createProcessSystem } from './process-system.ts';
import { signalProcess } from './signal-process.ts';

it.runIf(process.platform === 'linux')('acts on a real process, whoever starts it', async () => {
  const child = spawn('sleep', ['60'], { stdio: 'ignore' });
  await once(child, 'spawn');
  const pid = child.pid ?? -1;
  const reader = createListReader();
  if (reader === null) throw new Error('Linux has a list of processes');
  const parts: ControlParts = {
    system: createProcessSystem(reader),
    // Nobody's: the tests' own process has started it.
    ownPids: () => [],
    looksOnly: () => false,
    confirm: () => Promise.resolve(true),
  };
  const listed = (await parts.system.readAll()).get(pid);
  const identity = { pid, startTicks: listed?.facts.startTicks ?? -1 };
  expect(await noActionReason(parts, identity)).toBeNull();
  expect(await changePriority(parts, { ...identity, nice: 7 })).toEqual({ ok: true, value: null });
  expect(getPriority(pid)).toBe(7);
  const stateNow = async () => (await parts.system.readAll()).get(pid)?.counters.state;
  const send = (action: 'suspend' | 'resume' | 'terminate') =>
    signalProcess(parts, { ...identity, action, withChildren: false });
  await send('suspend');
  await expect.poll(stateNow).toBe('T');
  await send('resume');
  await expect.poll(stateNow).toBe('S');
  const exited = once(child, 'exit');
  await send('terminate');
  expect(await exited).toEqual([null, 'SIGTERM']);
  expect(await send('terminate')).toMatchObject({ ok: false, error: { code: 'gone' } });
  reader.release();
});
