// @ts-check
import { randomBytes } from 'node:crypto';

import { describe, expect, it } from 'vitest';

import { taskDigest, u64 } from '../digest.mjs';
import { Handover } from '../handover.mjs';
import { runInThreads } from '../testing/task-threads.mjs';
import { prepare, receive, run } from './pipe.mjs';

/** @param {Record<string, any>} given */
function prepared({ strategy = 'threads', serialization, ...parameters }) {
  return prepare({
    strategy,
    options: { serialization },
    seed: 1,
    parameters: { tasks: 3, size: 10_000, transport: 'copy', ...parameters },
  }).input;
}

describe('pipe', () => {
  it('gives one digest, however the block gets to the host', async () => {
    const transports = ['copy', 'transfer', 'shared'];
    const parameters = { tasks: 3, size: 10_000 };
    const runs = transports.map((transport) =>
      runInThreads({ workload: 'pipe', parameters: { ...parameters, transport } }),
    );
    const [first, ...others] = (await Promise.all(runs)).map(({ digests }) => digests);
    expect(first).toHaveLength(3);
    expect(others).toEqual([first, first]);
  });

  it('transfers the very memory of the block, and shares what can be shared', () => {
    const transferred = run(0, prepared({ transport: 'transfer' }));
    const [memory] = transferred.transfer;
    const moved = structuredClone(transferred.content, { transfer: [...transferred.transfer] });
    expect(memory?.byteLength).toBe(0); // it belongs to the other side now
    expect(moved).toHaveProperty('length', 10_000);
    const shared = /** @type {Buffer} */ (run(0, prepared({ transport: 'shared' })).content);
    expect(shared.buffer).toBeInstanceOf(SharedArrayBuffer);
  });

  it('copies no more than the block', () => {
    const { content, transfer } = run(0, prepared({ size: 8 }));
    expect(transfer).toEqual([]);
    expect(/** @type {Buffer} */ (content).buffer.byteLength).toBe(8);
  });

  it('computes the digest from what has arrived, not from what was sent', () => {
    const input = prepared({});
    const made = run(0, input);
    expect(made).toBeInstanceOf(Handover);
    const block = Buffer.from(/** @type {Buffer} */ (made.content));
    const digest = receive(0, input, block);
    for (const changed of [0, 4095, 5904, 9999]) {
      const damaged = Buffer.from(block);
      damaged[changed] = ~Number(damaged[changed]);
      expect(receive(0, input, damaged)).not.toBe(digest);
    }
    expect(receive(0, input, block.subarray(1))).not.toBe(digest);
    const other = randomBytes(9);
    expect(receive(5, input, new Uint8Array(other))).toBe(taskDigest(u64(5), u64(9), other, other));
  });

  it('says so when what arrives is no block', () => {
    expect(() => receive(0, prepared({}), { 0: 1 })).toThrow(/object arrived instead of a block/);
  });

  it.each([
    [{ strategy: 'processes', transport: 'transfer' }, /choose the transport "copy"/],
    [{ strategy: 'process-pool', transport: 'shared' }, /choose the transport "copy"/],
    [{ strategy: 'processes', size: 2 ** 27, serialization: 'json' }, /"advanced"/],
    [{ strategy: 'threads', transport: 'post' }, /"transport" is "post"; give one of copy/],
    [{ size: 7 }, /"size" is 7/],
  ])('refuses %j', (given, message) => {
    expect(() => prepared(given)).toThrow(message);
  });

  it('admits large blocks where they can be sent', () => {
    expect(prepared({ size: 2 ** 27 })).toMatchObject({ size: 2 ** 27 });
    const given = { strategy: 'processes', size: 2 ** 27, serialization: 'advanced' };
    expect(prepared(given)).toMatchObject({ size: 2 ** 27 });
  });
});
