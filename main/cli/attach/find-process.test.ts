import { describe, expect, it } from 'vitest';

import type { ListedProcess } from '../../monitor/process-list/listed-process.ts';
import { findProcess } from './find-process.ts';

function listed(
  pid: number,
  name: string,
  command: readonly string[],
  parentPid = 1,
): ListedProcess {
  const facts = {
    pid,
    startTicks: pid * 10,
    name,
    command,
    isCommandCut: false,
    user: 'ada',
    startedAtMs: null,
    isKernelThread: false,
    hidesIo: false,
  };
  const figures = { state: 'S', rssBytes: 0, threads: 1, nice: 0 };
  const counters = { atMs: 0, cpuMs: 0, readBytes: 0, writtenBytes: 0, parentPid, ...figures };
  return { facts, counters };
}

const ALL = [
  listed(10, 'gunicorn', ['/usr/bin/python3', '/usr/bin/gunicorn', 'app']),
  listed(11, 'node', ['node', 'server.js']),
  listed(12, 'node', ['node', 'worker.js']),
  listed(process.pid, 'corelane', ['node', 'corelane', 'attach', '--find', 'gunicorn']),
];
const noPorts = () => new Map<number, readonly number[]>();

describe('findProcess', () => {
  it('finds by PID, by text in any case, and by port', () => {
    expect(findProcess({ by: 'pid', pid: 11 }, ALL, noPorts).startTicks).toBe(110);
    expect(findProcess({ by: 'text', text: 'GUNICORN' }, ALL, noPorts).pid).toBe(10);
    const ports = () => new Map([[12, [8080]]]);
    expect(findProcess({ by: 'port', port: 8080 }, ALL, ports).pid).toBe(12);
  });

  it('lists those that it could be', () => {
    expect(() => findProcess({ by: 'text', text: 'node' }, ALL, noPorts)).toThrow(
      /2 such processes[^]*11[^]*server\.js[^]*12[^]*worker\.js/,
    );
  });

  it.each([
    [{ by: 'pid', pid: 99 } as const, /no process 99/],
    [{ by: 'text', text: 'nginx' } as const, /'nginx' in its name/],
    [{ by: 'port', port: 80 } as const, /port 80/],
  ])('says that there is none: %j', (choice, message) => {
    expect(() => findProcess(choice, ALL, noPorts)).toThrow(message);
  });

  it('lists no more than can be read', () => {
    const many = Array.from({ length: 30 }, (_, index) => listed(100 + index, 'many', ['many']));
    expect(() => findProcess({ by: 'text', text: 'many' }, many, noPorts)).toThrow(/and 10 more/);
  });
});
