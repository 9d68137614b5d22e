import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, describe, expect, it } from 'vitest';

import type { ExperimentResult } from '../../../contract/experiment-result.ts';
import type { RunResult } from '../../../contract/run.ts';
import { openHistory } from '../../store/history/open-history.ts';
import { corelane, testIo } from '../cli.test-support.ts';

const folder = mkdtempSync(join(tmpdir(), 'corelane-exec-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const io = (isTerminal = false) =>
  testIo({
    isTerminal,
    workingDirectory: folder,
    environment: {
      ...process.env,
      XDG_CONFIG_HOME: folder,
      XDG_DATA_HOME: folder,
      XDG_CACHE_HOME: folder,
    },
  });

const exec = (...words: string[]) => corelane(['exec', ...words], io());

const BUSY = 'i=0; while [ $i -lt 60000 ]; do i=$((i+1)); done';

describe.runIf(process.platform === 'linux')('corelane exec', () => {
  it('runs a program once, and keeps it in the history', { timeout: 60_000 }, async () => {
    const { exitCode, stdout } = await exec(
      ...['--env', 'TOKEN=hush-hush', '--json', '--', 'sh', '-c', `echo hello; ${BUSY}`],
    );
    expect(exitCode).toBe(0);
    const result = JSON.parse(stdout) as RunResult;
    expect(result).toMatchObject({
      state: 'completed',
      command: { exitCode: 0, environmentNames: ['TOKEN'], stdout: { head: 'hello\n' } },
    });
    expect(readFileSync(result.command?.stdout.path ?? '', 'utf8')).toBe('hello\n');
    const { history } = openHistory({ path: join(folder, 'corelane', 'history.db') });
    try {
      const run = history.run(result.runId);
      if (!run.ok) throw new Error(run.error.message);
      expect(run.value.entry).toMatchObject({ workload: 'command', title: 'sh' });
      expect(run.value.result?.command?.stdout.head).toBe('hello\n');
      expect(JSON.stringify(run.value)).not.toContain('hush-hush');
    } finally {
      history.close();
    }
  });

  it('says for the eyes what became of it', { timeout: 60_000 }, async () => {
    const { exitCode, stdout } = await exec(
      ...['--no-history', '--name', 'mine', '--', 'sh', '-c', 'echo no >&2; exit 7'],
    );
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/^mine\nsh -c 'echo no >&2; exit 7' \(\/.*\/sh\)\n/);
    expect(stdout).toMatch(/State +failed/);
    expect(stdout).toMatch(/Reason +“mine” exited with code 7\. Its last words: no/);
    expect(stdout).toMatch(/Exit +exit code 7/);
    expect(stdout).toMatch(/CPU +user .* ms, system .* ms/);
    expect(stdout).toMatch(/Error output +3 bytes\n/);
    expect(stdout).not.toMatch(/Digest|Task time|Start-up/);
  });

  it('asks the runtimes where that is wanted, and says so', { timeout: 60_000 }, async () => {
    const program =
      'setTimeout(() => { const end = Date.now() + 300; while (Date.now() < end); }, 200)';
    const words = ['--no-history', '--runtime-details', '--', process.execPath, '-e', program];
    const { exitCode, stdout } = await exec(...words);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^node · runtime details on: adds cost\n/);
    expect(stdout).toMatch(/Interpreters +Node\.js/);
    expect(stdout).toMatch(/Runtime details +on, which adds cost/);
    expect(stdout).toMatch(/Event loop +late by .* \(p99\), at most .*s\n/);
  });

  it('leaves no output where nothing is to be kept', { timeout: 60_000 }, async () => {
    const { stdout } = await exec('--no-history', '--json', '--', 'echo', 'x');
    const { runId, command } = JSON.parse(stdout) as RunResult;
    expect(command?.stdout).toMatchObject({ bytes: 2, path: null, head: 'x\n' });
    expect(existsSync(join(folder, 'corelane', 'outputs', runId))).toBe(false);
  });

  it('compares commands and values', { timeout: 120_000 }, async () => {
    const { exitCode, stdout } = await exec(
      ...['--no-history', '--json', '--repeats', '5', '--cool-down', '0', '--warmups', '0'],
      ...['--parameter', 'workers=1,2', '--name', 'quick', '--command', 'true'],
      ...['--env', 'A=hush-hush'],
      ...['--', 'sh', '-c', 'for i in $(seq {workers}); do sleep 0.1; done'],
    );
    expect(exitCode).toBe(0);
    const result = JSON.parse(stdout) as ExperimentResult;
    expect(result.state).toBe('completed');
    expect(result.configurations.map(({ label }) => label)).toEqual([
      'quick',
      'sh · workers 1',
      'sh · workers 2',
    ]);
    expect(result.pairs.map(({ a, b, differs }) => [a, b, differs])).toEqual([
      ['c1', 'c2', 'yes'],
      ['c1', 'c3', 'yes'],
    ]);
    expect(result.scaling).toMatchObject([
      { label: 'sh', configurations: ['c2', 'c3'], points: [{ workers: 1 }, { workers: 2 }] },
    ]);
    expect(result.conclusion).toMatch(/“sh · workers 1” is slower than “quick”/);
    expect(result.conclusion).not.toMatch(/command on|strategy|interpreter/);
    expect(stdout).not.toContain('hush-hush');
  });

  it('finds outputs that should be the same and are not', { timeout: 60_000 }, async () => {
    const { exitCode, stdout } = await exec(
      ...['--no-history', '--repeats', '2', '--warmups', '0', '--cool-down', '0'],
      ...['--same-output', '--command', 'echo a', '--', 'echo', 'b'],
    );
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/did not all print the same/);
  });

  it('takes no differing exit codes for differing work', { timeout: 60_000 }, async () => {
    const { exitCode } = await exec(
      ...['--no-history', '--repeats', '2', '--warmups', '0', '--cool-down', '0'],
      ...['--ok-exit', '0,1', '--command', 'true', '--', 'false'],
    );
    expect(exitCode).toBe(0);
  });

  it('shows what it uses while it runs', { timeout: 60_000 }, async () => {
    const terminal = io(true);
    await corelane(['exec', '--no-history', '--', 'sleep', '0.6'], terminal);
    expect(terminal.captured().stderr).toMatch(/cores, .* RSS, 1 process/);
  });

  it.each([
    [['--', 'no-such-program'], /There is no program “no-such-program”/],
    [['--command', 'true', '--', './nowhere'], /nowhere does not exist/],
    [['--cwd', '/nowhere', '--', 'true'], /\/nowhere is no folder/],
  ])('refuses %j before anything is measured', async (words, message) => {
    const { exitCode, stderr } = await exec(...words);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(message);
  });

  it('stops at an interrupt, and still says what was', { timeout: 60_000 }, async () => {
    const terminal = io();
    const ended = corelane(['exec', '--no-history', '--', 'sleep', '1000'], terminal);
    const again = setInterval(() => terminal.interrupt(130), 500);
    const { exitCode, stdout } = await ended.finally(() => clearInterval(again));
    expect(exitCode).toBe(130);
    expect(stdout).toMatch(/State +cancelled/);
  });
});

it('tells its options', async () => {
  const { exitCode, stdout } = await exec('--help');
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/^Usage: corelane exec \[options\] -- PROGRAM/);
  for (const flag of ['--parameter NAME=VALUES', '--same-output', '--repeats N', '--shell']) {
    expect(stdout).toContain(flag);
  }
});

describe.runIf(process.platform === 'linux')('corelane compare with a file of commands', () => {
  const path = join(folder, 'commands.yaml');
  writeFileSync(
    path,
    "schema: corelane.experiment-file/1\ncommands:\n  - command: 'true'\n    env: {A: '1'}\n  - sleep 0.01\nstop: {repeats: 2}\nwarmups: 0\ncoolDownMs: 0\n",
  );

  it('shows them, and runs nothing without --trust', async () => {
    const { exitCode, stderr } = await corelane(['compare', path, '--no-history'], io());
    expect(exitCode).toBe(2);
    expect(stderr).toContain(`The file would run:\n  true\n      in ${folder}\n      with A=1\n`);
    expect(stderr).toMatch(/add '--trust' for this run/);
  });

  it('runs them with it', { timeout: 60_000 }, async () => {
    const words = ['compare', path, '--no-history', '--trust', '--json'];
    const { exitCode, stdout } = await corelane(words, io());
    expect(exitCode).toBe(0);
    const { configurations } = JSON.parse(stdout) as ExperimentResult;
    expect(configurations.map(({ label, runs }) => [label, runs.length])).toEqual([
      ['true', 2],
      ['sleep', 2],
    ]);
  });
});
