import { openSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { missingRights } from './rights.ts';

const own = { pid: process.pid, name: 'node', user: 'me' };

function failing(code: string): () => never {
  return () => {
    throw Object.assign(new Error(code), { code });
  };
}

describe('missingRights', () => {
  it('are none of a process of the own user, nor where there is no such file', () => {
    expect(missingRights(own)).toBeNull();
    expect(missingRights(own, () => openSync('/nowhere/smaps_rollup', 'r'))).toBeNull();
  });

  it('are told of with the owner, who may read it', () => {
    const missing = missingRights({ pid: 1, name: 'init', user: 'root' }, failing('EACCES'));
    expect(missing?.code).toBe('rights-missing');
    expect(missing?.message).toMatch(/^init \(process 1\) belongs to root: .*PSS.* as root/);
    const unknown = missingRights({ pid: 1, name: 'init', user: null }, failing('EPERM'));
    expect(unknown?.message).toContain('belongs to somebody else');
  });
});
