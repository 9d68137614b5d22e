// @ts-check
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { HostFailure } from './host-failure.mjs';
import { parseRequest } from './request.mjs';
import { HostProcess } from './testing/host-process.mjs';
import { startHost } from './testing/start-host.mjs';

/** @param {HostProcess} host */
async function failureOf(host) {
  const failure = await host.until('host-error');
  expect(failure.message).toMatch(/^[^\n]+\.$/);
  expect(await host.exited).toEqual({ code: 1, signal: null });
  return failure.code;
}

describe('a bad first line', () => {
  it.each([
    ['rubbish', 'malformed-line'],
    ['[]', 'malformed-line'],
    ['{"type":"start"}', 'out-of-order'],
    ['{"type":"parameters","protocol":2}', 'protocol-version'],
    ['x'.repeat(1024 * 1024 + 1), 'line-too-long'],
  ])('%.40s', async (line, code) => {
    const host = startHost();
    host.child.stdin.write(`${line}\n`);
    expect(await failureOf(host)).toBe(code);
  });

  it('is never answered with anything but a HostFailure', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (line) => {
        expect(() => parseRequest(line)).toThrow(HostFailure);
      }),
    );
  });
});

describe('a bad parameter', () => {
  it.each([
    { workload: 'none' },
    { strategy: '../host' },
    { workers: 0 },
    { workers: 10_000 },
    { workers: 1.5 },
    { seed: -1 },
    { parameters: null, workload: 'files-sha256' },
    { parameters: [] },
    { parameters: { tasks: 0, size: 100 } },
    { parameters: { tasks: 1, size: 0 } },
    { parameters: { tasks: 1, size: -1 } },
    { parameters: { tasks: 1, size: 1e12 } },
    { parameters: { tasks: 1, size: NaN } },
    { parameters: { tasks: '1', size: 100 } },
    { workload: 'http-get', parameters: { tasks: 1, latencyMs: 0, responseBytes: 0 } },
    { options: { startMethod: 'fork' } },
    { options: { fast: true } },
  ])('%j', async (request) => {
    const host = startHost();
    host.request(request);
    expect(await failureOf(host)).toBe('bad-parameter');
  });
});

describe('what comes later', () => {
  it('out of order or malformed becomes a warning', async () => {
    const host = startHost();
    host.request({});
    await host.until('ready');
    host.send({ type: 'release' });
    host.child.stdin.write('rubbish\n{"type":7}\n');
    host.send({ type: 'start' });
    await host.until('finished');
    host.send({ type: 'start' });
    host.send({ type: 'release' });
    expect(await host.exited).toEqual({ code: 0, signal: null });
    await host.closed;
    const codes = host.all('warning').map(({ code }) => code);
    expect(codes).toEqual(['out-of-order', 'malformed-line', 'malformed-line', 'out-of-order']);
  });

  it('over 1 MiB ends the run', async () => {
    const host = startHost();
    host.request({});
    await host.until('ready');
    host.child.stdin.write('x'.repeat(1024 * 1024 + 1));
    expect(await failureOf(host)).toBe('line-too-long');
  });

  it('is heard when it came together with the first line', async () => {
    const host = startHost();
    host.child.stdin.cork();
    host.request({});
    host.send({ type: 'stop' });
    host.child.stdin.uncork();
    expect(await host.exited).toEqual({ code: 0, signal: null });
  });
});

it('ends when main is gone before it said anything', async () => {
  const host = startHost();
  host.child.stdin.end();
  expect(await host.exited).toEqual({ code: 0, signal: null });
});
