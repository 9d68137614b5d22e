import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { afterAll, expect, it } from 'vitest';

import type { UsableRuntime } from '../../../contract/runtime.ts';
import { nodeRuntime, pythonRuntime } from '../../lab/fixtures/test-lab.ts';
import { hostCommand } from '../../lab/host-command.ts';
import { serverCommand } from '../../lab/test-server.ts';
import { findRunHosts } from '../find-run-hosts.ts';
import { checkHost, type HostCheckReport } from './check-host.ts';

const cacheDirectory = mkdtempSync(join(tmpdir(), 'corelane-cache-'));
const workloadsDirectory = fileURLToPath(new URL('../../../workloads', import.meta.url));
const places = { workloadsDirectory, cacheDirectory };

afterAll(() => rmSync(cacheDirectory, { recursive: true, force: true }));

function check(runtime: UsableRuntime): Promise<HostCheckReport> {
  const server = { executable: process.execPath, environment: {} };
  return checkHost({
    command: hostCommand(runtime, places),
    serverCommand: serverCommand(server, workloadsDirectory),
  });
}

function shortfalls({ rules }: HostCheckReport): readonly string[] {
  const broken = rules.filter(({ result }) => result === 'broken');
  return broken.flatMap(({ id, seen }) => seen.map((sentence) => `${id}: ${sentence}`));
}

function untried({ rules }: HostCheckReport): readonly string[] {
  return rules.filter(({ result }) => result === 'not-applicable').map(({ id }) => id);
}

// At the same time: most of a check is waiting for a host to start or to end.
it.concurrent(
  'the C host conforms, where there is a C compiler',
  async ({ skip }) => {
    const [example] = await findRunHosts({ paths: [], example: places });
    if (example === undefined) return skip();
    if (!example.usable) throw new Error(example.reason);
    const report = await check(example);
    expect(shortfalls(report)).toEqual([]);
    expect(untried(report)).toEqual([]);
    expect(report.runtime).toBe('c');
  },
  120_000,
);

it.concurrent.each([
  ['node', nodeRuntime],
  ['python', pythonRuntime],
])(
  'the %s host conforms',
  async (name, runtime) => {
    const report = await check(runtime());
    expect(shortfalls(report)).toEqual([]);
    expect(untried(report)).toEqual([]);
    expect(report.runtime).toBe(name);
  },
  240_000,
);
