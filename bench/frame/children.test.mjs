// @ts-check
import { readFileSync } from 'node:fs';
import { platform } from 'node:os';

import { describe, expect, it } from 'vitest';

import { startChild, withChild } from './children.mjs';

const NODE = process.execPath;

/** Says its own pid and that of a child of its own, then sleeps. */
const PARENT = `
  const { spawn } = require('node:child_process');
  const child = spawn('sleep', ['1000'], { stdio: 'inherit' });
  console.log(JSON.stringify([process.pid, child.pid]));
  setInterval(() => {}, 1000);
`;

/** One that has ended and waits for its parent to ask is there no more. @param {number} pid */
function isThere(pid) {
  try {
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'latin1'));
  } catch {
    return false;
  }
}

describe.runIf(platform() === 'linux')('a child', () => {
  it('takes all of its group with it', async () => {
    const pids = await withChild(startChild(NODE, ['-e', PARENT]), (child) => child.json());
    expect(pids).toHaveLength(2);
    // The grandchild's end is the kernel's to finish.
    await expect.poll(() => pids.filter(isThere)).toEqual([]);
  });

  it('is ended when what it is for is cancelled', async () => {
    const cancel = new AbortController();
    const child = startChild(NODE, ['-e', PARENT], { signal: cancel.signal });
    const pids = await child.json();
    cancel.abort();
    expect(await child.ended).toBeNull();
    await expect.poll(() => pids.filter(isThere)).toEqual([]);
  });

  it('that failed says why', async () => {
    const child = startChild(NODE, ['-e', 'console.error("no luck"); process.exit(3)'], {
      name: 'it',
    });
    await expect(child.line()).rejects.toThrow(/it ended with 3: no luck/);
  });

  it('that is no program is a failure, and nobody else is ended for it', async () => {
    const child = startChild('/nowhere/at-all', []);
    await expect(child.succeeds()).rejects.toThrow(/ENOENT/);
    await child.end();
  });

  it('is not started any more once cancelled', () => {
    const cancel = new AbortController();
    cancel.abort(new Error('Cancelled.'));
    expect(() => startChild(NODE, [], { signal: cancel.signal })).toThrow('Cancelled.');
  });
});
