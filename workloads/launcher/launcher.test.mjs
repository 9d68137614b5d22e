// @ts-check
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { afterEach, describe, expect, it } from 'vitest';

import { remaining } from '../node/testing/processes.mjs';
import { LauncherProcess } from './testing/launcher-process.mjs';

const PROMISED_MS = 2000;

/** @type {LauncherProcess[]} */
const launchers = [];
afterEach(() => launchers.splice(0).forEach((launcher) => launcher.destroy()));

function startLauncher() {
  const launcher = new LauncherProcess();
  launchers.push(launcher);
  return launcher;
}

/** @param {() => boolean} holds */
async function until(holds) {
  while (!holds()) await delay(5);
}

/** @param {string} bytes */
function digest(bytes) {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 16);
}

// Out of the session, out of the tree by a double fork, and deaf to SIGTERM.
const DAEMON = `(trap "" TERM; setsid sh -c 'echo $$ >daemon; sleep 1000; sleep 1000' &) ; while ! [ -s daemon ]; do sleep 0.01; done`;

describe.skipIf(process.platform !== 'linux')('launcher.mjs', () => {
  it('leads a command from hello to exit', async () => {
    const launcher = startLauncher();
    const run = await launcher.through(['sh', '-c', 'echo out; echo err >&2; cat'], {
      stdin: import.meta.filename,
    });
    const { code, finished, ended, exited, task } = run;
    expect(launcher.messages.map(({ type }) => type)).toEqual([
      'hello',
      'ready',
      'worker-started',
      'tasks',
      'command-ended',
      'finished',
      'worker-exited',
    ]);
    expect(code).toBe(0);
    expect(task).toMatchObject({ startedNs: finished.startNs, finishedNs: finished.endNs });
    expect(ended).toMatchObject({ exitCode: 0, cpuResolutionMs: 10, shellMs: null, leftBehind: 0 });
    expect(exited).toMatchObject({ id: 1, exitCode: 0, maxRssBytes: null });
    expect(launcher.text('stdout')).toMatch(/^out\n\/\/ @ts-check\n/);
    expect(launcher.text('stderr')).toBe('err\n');
    expect(launcher.garbage).toEqual([]);
  });

  it.each([
    [0, [0]],
    [3, [0, 3]],
    [3, [0]],
    [0, [1]],
  ])('tells exit code %i where %j mean success', async (code, okExits) => {
    const run = await startLauncher().through(['sh', '-c', `exit ${code}`], { okExits });
    expect(run.ended).toMatchObject({ exitCode: code, signal: null });
    expect(run.task).toMatchObject(
      okExits.includes(code)
        ? { digest: digest(`exit:${code}`) }
        : { error: { kind: 'task', code: `exit-${code}` } },
    );
    expect(run.finished.tasksDone).toBe(okExits.includes(code) ? 1 : 0);
  });

  it('tells the signal that ended it', async () => {
    const run = await startLauncher().through(['sh', '-c', 'kill -SEGV $$']);
    expect(run.ended).toMatchObject({ exitCode: null, signal: 'SIGSEGV' });
    expect(run.task).toMatchObject({ error: { code: 'SIGSEGV' } });
    expect(run.exited).toMatchObject({ signal: 'SIGSEGV' });
  });

  it('has the CPU time of hundreds of short children', async () => {
    const launcher = startLauncher();
    const loop = 'i=0; while [ $i -lt 4000 ]; do i=$((i+1)); done';
    const script = `j=0; while [ $j -lt 300 ]; do sh -c '${loop}'; j=$((j+1)); done; times`;
    const { exited } = await launcher.through(['sh', '-c', script]);
    const told = [...launcher.text('stdout').matchAll(/(\d+)m([\d.]+)s/g)];
    const toldUs = told.reduce((sum, [, m, s]) => sum + Number(m) * 60e6 + Number(s) * 1e6, 0);
    expect(told).toHaveLength(4);
    expect((exited.cpuUserUs + exited.cpuSystemUs) / toldUs).toBeCloseTo(1, 1);
  });

  it('takes the shell off', async () => {
    const launcher = startLauncher();
    const { ended, finished } = await launcher.through(['exec sleep 0.3'], { shell: true });
    const wallNs = finished.endNs - finished.startNs;
    const plain = await startLauncher().through(['sleep', '0.3']);
    expect(ended.shellMs).toBeGreaterThan(0);
    expect(wallNs / (plain.finished.endNs - plain.finished.startNs)).toBeCloseTo(1, 0);
  });

  it('finds, counts and ends a daemon', async () => {
    const launcher = startLauncher();
    const { ended } = await launcher.through(['sh', '-c', DAEMON]);
    expect(ended.exitCode).toBe(0);
    expect(ended.leftBehind).toBeGreaterThan(0);
    expect(launcher.living()).toEqual([]);
  });

  it('waits for the whole tree where that is asked for', async () => {
    const launcher = startLauncher();
    const script = '(sleep 0.5; echo late >late) & echo begun';
    const { ended, finished } = await launcher.through(['sh', '-c', script], { endsWith: 'tree' });
    expect(ended.leftBehind).toBe(0);
    expect(launcher.text('late')).toBe('late\n');
    expect(finished.endNs - finished.startNs).toBeGreaterThan(0.5e9);
  });

  it('ends everything on stop', async () => {
    const launcher = startLauncher();
    await launcher.begin(['sh', '-c', `trap "" TERM; ${DAEMON}; sleep 1000; sleep 1000`]);
    await until(() => launcher.text('daemon') !== '');
    const startMs = performance.now();
    launcher.send({ type: 'stop' });
    expect(await launcher.until('finished')).toMatchObject({ stopped: true, digest: null });
    launcher.send({ type: 'release' });
    expect(await launcher.exited).toEqual({ code: 0, signal: null });
    expect(launcher.living()).toEqual([]);
    expect(performance.now() - startMs).toBeLessThan(PROMISED_MS);
  });

  it('stops before it has started', async () => {
    const launcher = startLauncher();
    launcher.order(['touch', 'begun']);
    await launcher.until('ready');
    launcher.send({ type: 'stop' });
    expect(await launcher.until('finished')).toMatchObject({ stopped: true });
    launcher.send({ type: 'release' });
    expect(await launcher.exited).toEqual({ code: 0, signal: null });
    expect(existsSync(join(launcher.folder, 'begun'))).toBe(false);
  });

  it('ends everything when main is gone', async () => {
    const launcher = startLauncher();
    await launcher.begin(['sh', '-c', `${DAEMON}; sleep 1000`]);
    await until(() => launcher.text('daemon') !== '');
    launcher.child.stdin.end();
    expect(await launcher.exited).toEqual({ code: 1, signal: null });
    expect(await remaining(() => launcher.living(), PROMISED_MS)).toEqual([]);
  });

  it('ends everything when main is gone while it prepares', async () => {
    const launcher = startLauncher();
    launcher.order(['true'], { prepare: ['sh', '-c', `${DAEMON}; sleep 1000`] });
    await until(() => launcher.text('daemon') !== '');
    launcher.child.stdin.end();
    await launcher.exited;
    expect(await remaining(() => launcher.living(), PROMISED_MS)).toEqual([]);
  });

  it('runs what comes before and after in its turn', async () => {
    const note = (/** @type {string} */ word) => ['sh', '-c', `echo ${word} >>order; echo ${word}`];
    const launcher = startLauncher();
    await launcher.through(note('run'), { prepare: note('prepare'), cleanup: note('cleanup') });
    expect(launcher.text('order')).toBe('prepare\nrun\ncleanup\n');
    expect(launcher.text('stdout')).toBe('run\n');
  });

  it('warns of a cleanup that fails', async () => {
    const launcher = startLauncher();
    const inner = join(launcher.folder, 'inner');
    mkdirSync(inner);
    await launcher.through(['sh', '-c', 'rmdir "$PWD"'], { directory: inner, cleanup: ['true'] });
    expect(launcher.all('warning')).toMatchObject([{ code: 'cleanup-failed' }]);
  });

  it('ends what prints too much', async () => {
    const { task } = await startLauncher().through(['yes'], { maxOutputBytes: 100_000 });
    expect(task).toMatchObject({ error: { code: 'too-much-output' } });
  });

  it('tells marks, keeps them in the output, and leaves them out of its digest', async () => {
    const source = `
      const own = process.hrtime.bigint();
      process.stdout.write('text\\ncorelane:ma');
      setTimeout(() => process.stdout.write('rk read\\ncorelane:mark own @' + own + '\\n'), 50);`;
    const launcher = startLauncher();
    const run = await launcher.through(launcher.script(source), { marks: true, sameOutput: true });
    const marks = launcher.all('marks').flatMap((message) => message.marks);
    expect(marks.map(({ name }) => name)).toEqual(['read', 'own']);
    const [read, own] = marks.map(({ atNs }) => atNs);
    expect(read).toBeGreaterThan(own ?? Infinity);
    expect(own).toBeGreaterThan(run.finished.startNs);
    expect(launcher.text('stdout')).toContain('corelane:mark read\n');
    expect(run.task).toMatchObject({ digest: digest('exit:0text\n') });
  });

  it('tells the tasks that a command tells of, and keeps its output whole', async () => {
    const example = fileURLToPath(new URL('../examples/telling.py', import.meta.url));
    const launcher = startLauncher();
    const { finished, task } = await launcher.through(['python3', example, '2'], { marks: true });
    const told = launcher.all('told');
    const workers = told.flatMap((message) => message.workers);
    const tasks = told.flatMap((message) => message.tasks);
    expect(workers.map(({ id }) => id)).toEqual([0, 1]);
    expect(tasks.map((each) => each.task).sort((left, right) => left - right)).toEqual([
      0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11,
    ]);
    expect(tasks.filter(({ error }) => error?.code === 'ValueError')).toHaveLength(1);
    for (const { queuedNs, finishedNs } of tasks) {
      expect(queuedNs).toBeGreaterThan(finished.startNs);
      expect(finishedNs).toBeLessThan(finished.endNs);
    }
    expect(task).toMatchObject({ task: 0, worker: 1 });
    expect(launcher.all('warning')).toEqual([]);
    expect(launcher.text('stdout').trim().split('\n')).toHaveLength(1 + 1 + 2 + 12);
  });

  it('keeps what is told out of the digest, and lines that are broken in it', async () => {
    const say = (/** @type {string} */ time) =>
      `console.log('text'); console.log('{"type":"hello","protocol":1,"clockNs":"${time}"}\\n{"type":"tasks"}')`;
    const digests = [];
    for (const time of ['1', '2']) {
      const launcher = startLauncher();
      const run = await launcher.through(launcher.script(say(time)), {
        marks: true,
        sameOutput: true,
      });
      digests.push(run.task);
      expect(launcher.all('warning')).toMatchObject([{ code: 'told-malformed' }]);
    }
    const expected = digest('exit:0text\n{"type":"tasks"}\n');
    expect(digests).toMatchObject([{ digest: expected }, { digest: expected }]);
  });

  it('understands the helper', async () => {
    const helper = new URL('./marks/corelane-marks.mjs', import.meta.url).href;
    const source = `import(${JSON.stringify(helper)}).then(({ mark }) => mark(' one  word\\n'));`;
    const launcher = startLauncher();
    await launcher.through(launcher.script(source), { marks: true });
    expect(launcher.all('marks')).toMatchObject([{ marks: [{ name: 'one word' }] }]);
  });

  it.each([
    ['command-not-found', ['no-such-program-anywhere'], {}],
    ['not-executable', ['/tmp'], {}],
    ['not-executable', ['./plain'], {}],
    ['interpreter-missing', ['./orphan'], {}],
    ['no-directory', ['true'], { directory: '/no/such/directory' }],
    ['no-stdin-file', ['true'], { stdin: '/no/such/file' }],
    ['no-output-file', ['true'], { stdoutPath: '/no/such/folder/stdout' }],
    ['prepare-failed', ['true'], { prepare: ['sh', '-c', 'echo why >&2; exit 3'] }],
    ['bad-parameter', [], {}],
    ['bad-parameter', ['a', 'b'], { shell: true }],
    ['bad-parameter', ['true'], { environment: { TOKEN: ['secret'] } }],
  ])('refuses with %s: %j %j', async (code, argv, differs) => {
    const launcher = startLauncher();
    writeFileSync(join(launcher.folder, 'plain'), 'text');
    writeFileSync(join(launcher.folder, 'orphan'), '#!/no/such/interpreter\n');
    chmodSync(join(launcher.folder, 'orphan'), 0o755);
    const error = await launcher.refusal(argv, differs);
    expect(error.code).toBe(code);
    expect(error.message).toMatch(code === 'prepare-failed' ? /exit code 3.*why$/ : /^\S.*\.$/);
    expect(await launcher.exited).toEqual({ code: 1, signal: null });
    expect(JSON.stringify(launcher.messages) + launcher.log).not.toContain('secret');
  });
});
