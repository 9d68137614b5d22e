import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { commandSpec } from '../../../contract/command.test-support.ts';
import type { CommandSpec } from '../../../contract/command.ts';
import type { ExperimentSpec } from '../../../contract/experiment.ts';
import { EXPERIMENT_DEFAULTS } from '../../../contract/experiment-presets.ts';
import type { RunRequest } from '../../../contract/run.ts';
import { MASK } from '../../command/mask-environment.ts';
import { type Approvals, openApprovals } from '../../store/approvals.ts';
import type { Question } from '../shell/dialogs.ts';
import { allowExperiment, allowRun } from './allow-commands.ts';

let folder: string;
let approvals: Approvals;
let questions: Question[];
let agrees: boolean;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'corelane-test-'));
  approvals = openApprovals(join(folder, 'approvals.json'));
  questions = [];
  agrees = true;
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function parts() {
  const confirm = (question: Question) => {
    questions.push(question);
    return Promise.resolve(agrees);
  };
  return { approvals, dialogs: { confirm } };
}

function run(command: Partial<CommandSpec>): Promise<string> {
  return codeOf(allowRun(requestOf(commandSpec({ directory: folder, ...command })), parts()));
}

function requestOf(command: CommandSpec): RunRequest {
  return {
    workload: 'command',
    parameters: {},
    strategy: 'program',
    runtimeId: 'command',
    workers: 1,
    options: {},
    cores: null,
    seed: 1,
    timeLimitMs: 1000,
    command,
  };
}

function compare(
  commands: readonly Partial<CommandSpec>[],
  parameters: ExperimentSpec['parameters'] = {},
): Promise<string> {
  const spec: ExperimentSpec = {
    ...EXPERIMENT_DEFAULTS,
    workload: 'command',
    parameters,
    strategies: [{ strategy: 'program', options: {} }],
    runtimeIds: ['command'],
    workers: [1],
    commands: commands.map((command) => commandSpec({ directory: folder, ...command })),
  };
  return codeOf(allowExperiment(spec, parts()));
}

/** `ok`, or the code of the error. */
async function codeOf(answer: ReturnType<typeof allowRun>): Promise<string> {
  const result = await answer;
  return result.ok ? 'ok' : result.error.code;
}

describe.skipIf(process.platform === 'win32')('a run', () => {
  it('of a program is asked about once, whole, and not again', async () => {
    expect(await run({ argv: ['sh', '-c', 'exit 3'] })).toBe('ok');
    expect(await run({ argv: ['sh', '-c', 'exit 3'], name: 'three' })).toBe('ok');
    expect(questions).toHaveLength(1);
    expect(questions[0]?.detail).toMatch(/Program: \/\S+\/sh\nWords:\n {4}sh\n {4}-c\n/);
    expect(await run({ argv: ['sh', '-c', 'exit 4'] })).toBe('ok');
    expect(questions).toHaveLength(2);
  });

  it('is refused by a no, which is not remembered', async () => {
    agrees = false;
    expect(await run({ argv: ['true'] })).toBe('not-allowed');
    expect(await run({ argv: ['true'] })).toBe('not-allowed');
    expect(questions).toHaveLength(2);
    expect(await approvals.list()).toEqual([]);
  });

  it('is asked about again when what was allowed is taken back', async () => {
    expect(await run({ argv: ['true'] })).toBe('ok');
    const [approval] = await approvals.list();
    expect(approval).toMatchObject({ kind: 'command', path: 'true' });
    await approvals.revoke(approval?.id ?? '');
    expect(await run({ argv: ['true'] })).toBe('ok');
    expect(questions).toHaveLength(2);
  });

  it('that can not work is refused before anybody is asked', async () => {
    expect(await run({ argv: ['no-such-program-here'] })).toBe('command-not-found');
    expect(await run({ argv: [''] })).toBe('bad-command');
    expect(await run({ directory: join(folder, 'gone') })).toBe('no-directory');
    expect(await run({ environment: { TOKEN: MASK } })).toBe('values-missing');
    expect(questions).toEqual([]);
  });

  it('that is long is shown on several pages, all of which must be agreed to', async () => {
    const argv = ['true', ...Array.from({ length: 60 }, (_, index) => `word-${index}`)];
    expect(await run({ argv })).toBe('ok');
    expect(questions.length).toBeGreaterThan(1);
    const shown = questions.map(({ detail }) => detail).join('\n');
    for (const word of argv) expect(shown).toContain(`    ${word}\n`);
    const endless = ['true', ...Array.from({ length: 2000 }, () => 'x')];
    expect(await run({ argv: endless })).toBe('too-long');
  });

  it('of a workload needs no question', async () => {
    const { command, ...request } = requestOf(commandSpec());
    expect(command).toBeDefined();
    expect(await codeOf(allowRun({ ...request, workload: 'primes' }, parts()))).toBe('ok');
    expect(questions).toEqual([]);
  });
});

describe.skipIf(process.platform === 'win32')('an experiment', () => {
  it('is asked about command by command, with the values of each', async () => {
    const commands = [{ argv: ['true', '{n}'] }, { argv: ['false'] }];
    expect(await compare(commands, { n: [1, 2] })).toBe('ok');
    expect(questions.map(({ message }) => message)).toEqual([
      'Run this program (program 1 of 2)?',
      'Run this program (program 2 of 2)?',
    ]);
    expect(questions[0]?.detail).toContain('For {n}: 1, 2');
    expect(questions[1]?.detail).not.toContain('{n}');
    expect(await compare(commands, { n: [1, 2] })).toBe('ok');
    expect(questions).toHaveLength(2);
    expect(await compare(commands, { n: [1, 2, 'rm'] })).toBe('ok');
    expect(questions).toHaveLength(3);
  });

  it('names every program that its values lead to', async () => {
    expect(await compare([{ argv: ['{program}'] }], { program: ['true', 'false'] })).toBe('ok');
    expect(questions[0]?.detail).toMatch(/Program: \S+\/true\nProgram: \S+\/false\n/);
  });

  it('is refused as a whole by one no, and where a program is missing', async () => {
    agrees = false;
    expect(await compare([{ argv: ['true'] }, { argv: ['false'] }])).toBe('not-allowed');
    expect(questions).toHaveLength(1);
    expect(await compare([{ argv: ['no-such-program-here'] }])).toBe('command-not-found');
    expect(await compare([{ argv: ['true', '{n}'] }])).toBe('bad-experiment');
    expect(questions).toHaveLength(1);
  });
});
