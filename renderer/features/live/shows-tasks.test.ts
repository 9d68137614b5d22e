import { expect, it } from 'vitest';

import { commandSpec } from '../../../contract/command.test-support.ts';
import { readScene } from '../../dev/scene.ts';
import { headerFor, requestOf, resultFor } from '../../dev/simulated-run.ts';
import { showsTasks } from './shows-tasks.ts';

const scene = readScene(new URLSearchParams());
const header = headerFor(requestOf(scene), scene, 1_700_000_000_000);
const { environment, ...asked } = commandSpec({ argv: ['my-program'] });
const program = { ...header, request: { ...header.request, command: { ...asked, environment } } };

const output = { bytes: 0, path: null, head: '', tail: '' };
const command = {
  ...{ ...asked, environmentNames: [], executable: '/usr/bin/my-program', exitCode: 0 },
  ...{ signal: null, stdout: output, stderr: output, cpuResolutionMs: 0.001, shellMs: null },
  ...{ processesSeen: 1, leftBehind: 0, moments: [] },
};

it('has tasks of workloads, from the beginning', () => {
  expect(showsTasks({ state: 'starting', run: header }, null)).toBe(true);
  const result = resultFor(header, 'completed', scene);
  expect(showsTasks({ state: 'completed', run: header, result }, 0)).toBe(true);
});

it('has tasks of a program as soon as it tells of one', () => {
  const running = { state: 'running', run: program, tasksTotal: 1 } as const;
  expect(showsTasks(running, null)).toBe(false);
  expect(showsTasks(running, 0)).toBe(false);
  expect(showsTasks(running, 1)).toBe(true);
});

it('has no tasks of a program that has ended and told of none: its one task is itself', () => {
  const result = { ...resultFor(program, 'completed', scene), command };
  expect(showsTasks({ state: 'completed', run: program, result }, 1)).toBe(false);
  const telling = { ...result, command: { ...command, toldWorkers: 2 } };
  expect(showsTasks({ state: 'completed', run: program, result: telling }, 1)).toBe(true);
});
