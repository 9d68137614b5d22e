import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { parseBootMs, parsePageBytes } from './boot-facts.ts';
import { MAX_COMMAND_BYTES, parseCommandLine } from './command-line.ts';
import { parseProcessIo } from './process-io.ts';
import { cpuMsOf, parsePsLine } from './ps-lines.ts';
import { parseStatLine } from './stat-line.ts';
import { parseEffectiveUid, parseUserNames } from './user-names.ts';

/** Recorded from a shell, from the state on. */
const STAT =
  'S 4112 4120 4112 34817 4120 4194304 1201 52 0 3 12 30 0 4 25 5 11 0 8123456 1091436544 11204 18446744073709551615 1 1 0 0 0 0 0 4096 1256 0 0 0 17 1 0 0 0 0 0\n';

const KERNEL_STAT =
  '3 (pool_workqueue_release) S 2 0 0 0 -1 2129984 0 0 0 0 0 0 0 0 20 0 1 0 11 0 0 18446744073709551615 0 0 0 0 0 0 0 2147483647 0 0 0 0 0 1 0 0 0 0 0 0\n';

describe('parseStatLine', () => {
  it.each(['bash', 'tmux: server', 'a) R 1 (b', 'two\nlines', '', ') S 1'])(
    'reads the fields behind the name %j',
    (name) => {
      expect(parseStatLine(`4120 (${name}) ${STAT}`)).toEqual({
        name,
        state: 'S',
        parentPid: 4112,
        isKernelThread: false,
        cpuTicks: 42,
        nice: 5,
        threads: 11,
        startTicks: 8123456,
        rssPages: 11204,
      });
    },
  );

  it('knows threads of the kernel', () => {
    expect(parseStatLine(KERNEL_STAT)).toMatchObject({ isKernelThread: true, rssPages: 0 });
  });

  it('takes anything else as unknown', () => {
    for (const text of ['', '1 (x', '1 (x) S 1 2 3', `1 (x) ${STAT.replace('11204', 'many')}`]) {
      expect(parseStatLine(text)).toBeNull();
    }
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string(), (text) => void parseStatLine(text)));
  });
});

describe('parseCommandLine', () => {
  const read = (text: string) => parseCommandLine(Buffer.from(text));

  it('tells arguments apart, empty ones and those with line breaks too', () => {
    expect(read('python3\0-c\0print(1)\nprint(2)\0\0x y\0').command).toEqual([
      'python3',
      '-c',
      'print(1)\nprint(2)',
      '',
      'x y',
    ]);
  });

  it('reads a title that a program has given itself, padded or not', () => {
    expect(read('nginx: worker process\0\0\0').command).toEqual(['nginx: worker process']);
    expect(read('sshd: ada@pts/0').command).toEqual(['sshd: ada@pts/0']);
  });

  it('knows that there is none', () => {
    expect(read('')).toEqual({ command: [], isCommandCut: false });
  });

  it('cuts what is too long, and says so', () => {
    const { command, isCommandCut } = read(`java\0${'x'.repeat(MAX_COMMAND_BYTES)}\0`);
    expect(isCommandCut).toBe(true);
    expect(command.join('\0')).toHaveLength(MAX_COMMAND_BYTES);
  });
});

describe('parseProcessIo', () => {
  const text =
    'rchar: 6976\nwchar: 12\nsyscr: 10\nsyscw: 1\nread_bytes: 4096\nwrite_bytes: 8192\ncancelled_write_bytes: 5\n';

  it('reads what came from disks and went there', () => {
    expect(parseProcessIo(text)).toEqual({ readBytes: 4096, writtenBytes: 8192 });
  });

  it('is unknown where a line is missing, never 0', () => {
    expect(parseProcessIo('')).toBeNull();
    expect(parseProcessIo('rchar: 1\nread_bytes: 5\n')).toBeNull();
    expect(parseProcessIo(text.replace('8192', ''))).toBeNull();
  });
});

describe('users', () => {
  it('finds names, the first of a number', () => {
    const names = parseUserNames(
      'root:x:0:0::/root:/bin/sh\ntoor:x:0:0:::\n\nada:x:1000:100\nbad\n',
    );
    expect([...names]).toEqual([
      [0, 'root'],
      [1000, 'ada'],
    ]);
  });

  it('takes the effective user, whose rights count', () => {
    expect(parseEffectiveUid('Name:\tsu\nUid:\t1000\t0\t0\t0\nGid:\t1\t1\t1\t1\n')).toBe(0);
    expect(parseEffectiveUid('Name:\tUid:\n')).toBeNull();
  });
});

describe('the machine', () => {
  it('tells its start and its pages', () => {
    expect(parseBootMs('cpu 1 2\nbtime 1764445355\nprocesses 5\n')).toBe(1_764_445_355_000);
    expect(parseBootMs('cpu 1 2\n')).toBeNull();
    const words = new BigUint64Array([33n, 140737n, 6n, 16384n, 0n, 0n]);
    expect(parsePageBytes(Buffer.from(words.buffer))).toBe(16384);
    expect(parsePageBytes(Buffer.alloc(7))).toBeNull();
  });
});

describe('parsePsLine', () => {
  it('reads a line of macOS', () => {
    const line =
      '  501   1 ada  Ss   0:12.34  20480   0 Sat Nov 28 09:05:01 2026     /usr/local/bin/python3 -m http.server';
    const startedAtMs = new Date(2026, 10, 28, 9, 5, 1).getTime();
    expect(parsePsLine(line, 7)).toEqual({
      facts: {
        pid: 501,
        startTicks: startedAtMs / 1000,
        name: 'python3',
        command: ['/usr/local/bin/python3 -m http.server'],
        isCommandCut: false,
        user: 'ada',
        startedAtMs,
        isKernelThread: false,
        hidesIo: true,
      },
      counters: {
        atMs: 7,
        parentPid: 1,
        state: 'S',
        cpuMs: 12_340,
        rssBytes: 20480 * 1024,
        threads: null,
        nice: 0,
        readBytes: null,
        writtenBytes: null,
      },
    });
  });

  it('takes anything else as unknown', () => {
    for (const line of ['', 'PID PPID', '  501 1 ada S']) expect(parsePsLine(line, 0)).toBeNull();
  });

  it.each([
    ['2:03.04', 123_040],
    ['01:02:03', 3_723_000],
    ['1-00:00:10', 86_410_000],
    ['soon', null],
  ])('reads %s as %s ms', (text, cpuMs) => expect(cpuMsOf(text)).toBe(cpuMs));
});
