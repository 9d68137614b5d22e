import { describe, expect, it } from 'vitest';

import type { RenderProgress } from '../../report/render/render-event.ts';
import { runElectron } from './electron-process.ts';

/** A program in Electron's place. */
function start(code: string, signal = new AbortController().signal) {
  const progress: RenderProgress[] = [];
  const ended = runElectron({
    executable: process.execPath,
    args: ['-e', code],
    environment: { ...process.env, ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: '--bad-option' },
    onProgress: (step) => progress.push(step),
    signal,
  });
  return { ended, progress };
}

const say = (event: object) => `console.log(${JSON.stringify(JSON.stringify(event))});`;
const FILE = say({ event: 'file', path: '/tmp/a.pdf' });
const DONE = say({ event: 'done' });

describe('runElectron', () => {
  it('tells the files, the progress, and nothing of what else is printed', async () => {
    const step = { event: 'step', what: 'PDF', done: 0, total: 1 };
    const { ended, progress } = start(`console.log('noise');${say(step)}${FILE}${DONE}`);
    expect(await ended).toEqual({ ok: true, value: ['/tmp/a.pdf'] });
    expect(progress).toMatchObject([{ what: 'PDF', done: 0, total: 1 }]);
  });

  it('passes the reason of a failure on', async () => {
    const failed = { event: 'failed', code: 'unwritable', message: 'The disk is full.' };
    const { ended } = start(`${say(failed)}process.exitCode = 1`);
    expect(await ended).toEqual({
      ok: false,
      error: { code: 'unwritable', message: 'The disk is full.' },
    });
  });

  it.each([
    [
      'a sudden end',
      `${FILE}console.error('out of memory');process.kill(process.pid, 'SIGKILL')`,
      'out of memory',
    ],
    ['an end without a word', '', 'exit code 0'],
    ['a failure after the last file', `${DONE}process.exitCode = 3`, 'exit code 3'],
  ])('takes %s for no success', async (_, code, words) => {
    const outcome = await start(code).ended;
    expect(outcome).toMatchObject({ ok: false, error: { code: 'not-rendered' } });
    expect(JSON.stringify(outcome)).toContain(words);
  });

  it('says so when there is no such program', async () => {
    const outcome = await runElectron({
      executable: '/nonexistent/electron',
      args: [],
      environment: {},
      onProgress: () => undefined,
      signal: new AbortController().signal,
    });
    expect(outcome).toMatchObject({ ok: false, error: { code: 'not-rendered' } });
    expect(JSON.stringify(outcome)).toContain('ENOENT');
  });

  it('ends it when asked to, and says what is there', async () => {
    const controller = new AbortController();
    const forever = `${FILE}${say({ event: 'step', what: 'PDF', done: 1, total: 2 })}setInterval(() => {}, 1e9)`;
    const outcome = await runElectron({
      executable: process.execPath,
      args: ['-e', forever],
      environment: process.env,
      onProgress: () => controller.abort(),
      signal: controller.signal,
    });
    expect(outcome).toEqual({
      ok: false,
      error: {
        code: 'interrupted',
        message: 'Interrupted: one file was written whole, and nothing else.',
      },
    });
  });
});
