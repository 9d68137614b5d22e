import { readFileSync } from 'node:fs';

import { descendants } from './process-tree.ts';

function read(pid: number, file: 'cmdline' | 'status'): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    // It ended between listing and reading.
    return '';
  }
}

/**
 * How the system calls of an app's pages are limited (`Seccomp` of /proc/PID/status: 0 not, 2 by a
 * filter), one for each page's process that lives now. Linux only.
 */
export function rendererSeccomp(appPid: number): readonly number[] {
  const renderers = descendants(appPid).filter((pid) =>
    read(pid, 'cmdline').includes('--type=renderer'),
  );
  return renderers.flatMap((pid) => {
    const mode = /^Seccomp:\s*(\d+)/m.exec(read(pid, 'status'))?.[1];
    return mode === undefined ? [] : [Number(mode)];
  });
}
