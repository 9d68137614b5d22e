import { describe, expect, it } from 'vitest';

import { ownHostCommand } from '../../lab/host-command.ts';
import { writeFixtureHost } from '../fixtures/write-fixture-host.ts';
import { checkHost, type CheckPart, type HostCheckReport } from './check-host.ts';
import { CHECK_LIMITS } from './check-setting.ts';
import type { RuleId } from './rules.ts';

/** The fixture host does in a moment what it ever does; none of these is the promised time of a rule. */
const limits = { ...CHECK_LIMITS, describeMs: 4000, exitMs: 4000 };

const isWindows = process.platform === 'win32';

function check(path: string, parts: readonly CheckPart[]): Promise<HostCheckReport> {
  const command = ownHostCommand(path);
  return checkHost({ command, serverCommand: command, parts, limits });
}

function brokenRules({ rules }: HostCheckReport): readonly string[] {
  return rules.filter(({ result }) => result === 'broken').map(({ id }) => id);
}

type Case = readonly [fault: string, part: CheckPart, ...broken: RuleId[]];

const cases: readonly Case[] = [
  ['no-description', 'runs', 'describe'],
  ['prints-for-ever', 'runs', 'describe', 'only-protocol'],
  ['other-version', 'runs', 'describe'],
  ['offers-nothing', 'runs', 'describe'],
  ['description-exit-3', 'runs', 'describe'],
  ['hello-late', 'runs', 'hello-first'],
  ['hello-protocol', 'runs', 'hello-protocol'],
  ['hello-pid', 'runs', 'hello-pid'],
  ['no-workers', 'runs', 'workers-announced', 'release'],
  ['dead-worker', 'runs', 'workers-alive'],
  ['eager', 'runs', 'no-work-before-start'],
  ['prints', 'runs', 'only-protocol'],
  ['long-line', 'runs', 'line-length', 'runs-what-it-describes'],
  ['big-batch', 'runs', 'batches'],
  ['late-batch', 'runs', 'batches'],
  ['loses-task', 'runs', 'every-task-once', 'run-digest', 'counts'],
  ['doubles-task', 'runs', 'every-task-once', 'run-digest', 'counts'],
  ['backward-times', 'runs', 'task-times'],
  ['times-outside', 'runs', 'task-times'],
  ['received-early', 'runs', 'task-times'],
  ['wrong-digest', 'runs', 'task-digests'],
  ['wrong-run-digest', 'runs', 'run-digest'],
  ['wrong-counts', 'runs', 'counts'],
  ['broken-invariant', 'runs', 'invariants'],
  ['late-tasks', 'runs', 'finished-last'],
  ['absurd-usage', 'runs', 'usage'],
  ['thread-memory', 'runs', 'usage'],
  ['no-worker-exited', 'runs', 'release'],
  ['exit-7', 'runs', 'release'],
  ['never-exits', 'unknown-keys', 'unknown-keys'],
  ['strict-keys', 'unknown-keys', 'unknown-keys'],
  ['accepts-anything', 'bad-parameters', 'bad-parameters'],
  ['refuses-with-0', 'bad-parameters', 'bad-parameters'],
  ['early-stop-ignored', 'stop', 'stop-before-ready'],
  ['stop-ignored', 'stop', 'stop-during-work'],
  ['stop-denied', 'stop', 'stop-during-work'],
  ['ignores-closed-input', 'endings', 'input-closed'],
  ['orphan', 'endings', 'input-closed', 'host-killed'],
];

describe.skipIf(isWindows)('a host with one fault', () => {
  it.concurrent.each(cases.map(([fault, part, ...broken]) => ({ fault, part, broken })))(
    '$fault breaks $broken',
    async ({ fault, part, broken }) => {
      const report = await check(writeFixtureHost(fault), [part]);
      expect(brokenRules(report)).toEqual(broken);
      expect(report.conforms).toBe(false);
    },
    60_000,
  );
});

it.skipIf(isWindows)(
  'a host without a fault conforms',
  async () => {
    const path = writeFixtureHost(null);
    const parts = ['runs', 'unknown-keys', 'bad-parameters', 'stop', 'endings'] as const;
    const report = await check(path, parts);
    expect(report.rules.filter(({ result }) => result === 'broken')).toEqual([]);
    expect(report).toMatchObject({ conforms: true, runtime: 'fixture', version: '1.0' });
    const untried = report.rules.filter(({ result }) => result === 'not-applicable');
    expect(untried.map(({ id }) => id)).toEqual(['invariants', 'worker-killed']);
  },
  60_000,
);
