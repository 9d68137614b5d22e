// @ts-check
import { execFileSync } from 'node:child_process';
import { closeSync, constants, mkdtempSync, openSync, readSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { Channel } from './channel.mjs';

const LINES = 300;

describe.skipIf(process.platform === 'win32')('Channel', () => {
  /** @type {string} */
  let folder;
  /** @type {string} */
  let pipe;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'channel-'));
    pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('loses nothing on a full pipe that does not block', async () => {
    const reader = openSync(pipe, constants.O_RDONLY | constants.O_NONBLOCK);
    const writer = openSync(pipe, constants.O_WRONLY | constants.O_NONBLOCK);
    const channel = new Channel(writer, () => expect.unreachable());
    const message = 'x'.repeat(4000); // many times the 64 KiB that a pipe holds
    for (let n = 0; n < LINES; n += 1) {
      channel.send({ type: 'warning', code: String(n), message });
    }
    const flushed = channel.flush();
    const text = await readLines(reader, LINES);
    await flushed;
    const codes = text
      .trimEnd()
      .split('\n')
      .map((line) => Number(JSON.parse(line).code));
    expect(codes).toEqual(Array.from({ length: LINES }, (_, n) => n));
    closeSync(reader);
    closeSync(writer);
  });

  it('says when nobody reads any more', async () => {
    const reader = openSync(pipe, constants.O_RDONLY | constants.O_NONBLOCK);
    const writer = openSync(pipe, constants.O_WRONLY);
    closeSync(reader);
    let lost = false;
    const channel = new Channel(writer, () => (lost = true));
    channel.send({ type: 'warning', code: 'x', message: 'y' });
    await channel.flush();
    expect(lost).toBe(true);
    closeSync(writer);
  });
});

/**
 * @param {number} fd
 * @param {number} count
 */
async function readLines(fd, count) {
  const buffer = Buffer.alloc(16 * 1024);
  let text = '';
  while (text.split('\n').length <= count) {
    try {
      text += buffer.toString('utf8', 0, readSync(fd, buffer));
    } catch (error) {
      expect(error).toMatchObject({ code: 'EAGAIN' });
    }
    await nextTurn();
  }
  return text;
}
