import { describe, expect, it } from 'vitest';

import type { RunResult } from '../../contract/run.ts';
import { writeFixtureHost } from '../run-hosts/fixtures/write-fixture-host.ts';
import { corelane } from './cli.test-support.ts';

const PRIMES = ['run', '--workload', 'primes', '--strategy', 'sequential'];

describe.skipIf(process.platform === 'win32')('run --host', () => {
  it('runs a host of the user', async () => {
    const path = writeFixtureHost(null);
    const small = ['--tasks', '8', '--size', '1000', '--json'];
    const { exitCode, stdout, stderr } = await corelane([...PRIMES, '--host', path, ...small]);
    expect([exitCode, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout) as RunResult).toMatchObject({
      state: 'completed',
      runtime: { kind: 'other', version: '1.0', executable: path },
      // Of workloads/vectors.json.
      digest: '8a100765988c7b77741251f3f7abb9d68841d73ae7afba5c961e4a13a83e7660',
    });
  });

  it('says why a host cannot be used', async () => {
    const { exitCode, stderr } = await corelane([...PRIMES, '--host', '/nonexistent/host']);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/'\/nonexistent\/host' can't be used\. There is no such file/);
  });

  it.each([
    ['both', ['--host', '/opt/host', '--runtime', 'node'], /takes the place of '--runtime'/],
    ['neither', [], /'--runtime' is missing: .* or name a run host by '--host'/],
  ])('refuses %s', async (_, flags, sentence) => {
    const { exitCode, stderr } = await corelane([...PRIMES, ...flags]);
    expect([exitCode, stderr]).toEqual([2, expect.stringMatching(sentence)]);
  });
});

describe.skipIf(process.platform === 'win32')('host-check', () => {
  it('fails with 1 and the broken rule', async () => {
    const path = writeFixtureHost('hello-pid');
    const { exitCode, stdout, stderr } = await corelane(['host-check', path, '--json']);
    expect([exitCode, stderr]).toEqual([1, '']);
    const report = JSON.parse(stdout) as { rules: { id: string; result: string }[] };
    expect(report).toMatchObject({ schema: 'corelane.host-check/1', host: path, conforms: false });
    const broken = report.rules.filter(({ result }) => result === 'broken');
    expect(broken.map(({ id }) => id)).toEqual(['hello-pid']);
  }, 60_000);

  it('passes a host that keeps to the rules', async () => {
    const { exitCode, stdout } = await corelane(['host-check', writeFixtureHost(null)]);
    expect(stdout).toMatch(/^passed {2}hello-first$/m);
    expect(stdout).toMatch(/No rule of workloads\/protocol\.md is broken\.\n$/);
    expect(exitCode).toBe(0);
  }, 60_000);

  it.each([
    ['no host', [], /^corelane: The run host is missing/],
    ['a missing file', ['/nonexistent/host'], /There is no such file/],
    ['two hosts', ['/nonexistent/a', '/nonexistent/b'], /out of place/],
    ['an unknown option', ['node', '--yaml'], /Unknown option '--yaml'/],
    ['an unknown version', ['node@3'], /No Node\.js 3 was found/],
  ])('refuses %s with 2', async (_, words, sentence) => {
    const { exitCode, stdout, stderr } = await corelane(['host-check', ...words]);
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(sentence);
  });
});
