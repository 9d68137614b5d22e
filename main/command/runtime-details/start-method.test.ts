import { describe, expect, it } from 'vitest';

import { type SeenProcess, startOf } from './start-method.ts';

const seen = (command: readonly string[], stackStart: string | null, isPython = true) =>
  ({ facts: { command, stackStart }, isPython }) satisfies SeenProcess;

const root = seen(['python3', 'my.py'], '1000');

/** As CPython 3.8 to 3.13 start them, read from `/proc`. */
const SPAWN_CODE =
  'from multiprocessing.spawn import spawn_main; spawn_main(tracker_fd=5, pipe_handle=7)';
const SERVER_CODE =
  "from multiprocessing.forkserver import main; main(5, 6, ['__main__'], **{'sys_path': []})";
const TRACKER_CODE = 'from multiprocessing.resource_tracker import main;main(4)';

describe('startOf', () => {
  it('tells how each kind of process was started', () => {
    const spawned = seen(['/usr/bin/python3', '-c', SPAWN_CODE, '--multiprocessing-fork'], '2000');
    expect(startOf(spawned, root)).toEqual({ startMethod: 'spawn', helper: null });
    const server = seen(['/usr/bin/python3', '-c', SERVER_CODE], '3000');
    expect(startOf(server, root)).toEqual({ startMethod: null, helper: 'fork-server' });
    expect(startOf(server, server)).toEqual({ startMethod: 'forkserver', helper: null });
    const tracker = seen(['/usr/bin/python3', '-c', TRACKER_CODE], '4000');
    expect(startOf(tracker, root)).toEqual({ startMethod: null, helper: 'resource-tracker' });
    expect(startOf(root, root)).toEqual({ startMethod: 'fork', helper: null });
    expect(startOf(root, null)).toEqual({ startMethod: null, helper: null });
  });

  it('takes options of the interpreter for what they are', () => {
    const command = ['/usr/bin/python3', '-X', 'utf8', '-I', '-c', SPAWN_CODE];
    expect(startOf(seen(command, '2000'), root).startMethod).toBe('spawn');
  });

  it('knows a fork by what it shares with its parent, whatever it calls itself', () => {
    expect(startOf(seen(['gunicorn: worker [app]'], '1000'), root).startMethod).toBe('fork');
    const again = seen(['python3', 'my.py'], '1001');
    expect(startOf(again, root)).toEqual({ startMethod: null, helper: null });
    expect(
      startOf(seen(['python3', 'my.py'], null), seen(['python3'], null)).startMethod,
    ).toBeNull();
  });

  it('says nothing of what is no Python', () => {
    expect(startOf(seen(['sh', '-c', SPAWN_CODE], '1000', false), root).startMethod).toBeNull();
    expect(startOf(root, seen(['sh'], '1000', false)).startMethod).toBeNull();
  });
});
