import { describe, expect, it, vi } from 'vitest';

import { ok } from '../../../contract/result.ts';
import { answer, type Handlers } from './answer.ts';
import { parsers } from './parsers.ts';

function setUp(overrides: Partial<Handlers>) {
  const unexpected = vi.fn(() => {
    throw new Error('not expected');
  });
  const names = Object.keys(parsers) as (keyof Handlers)[];
  const handlers = {
    ...(Object.fromEntries(names.map((name) => [name, unexpected])) as unknown as Handlers),
    ...overrides,
  };
  const log = { problem: vi.fn() };
  return { handlers, parsers, log, unexpected };
}

describe('answer', () => {
  it('hands a parsed argument to its handler', async () => {
    const reveal = vi.fn(() => ok(null));
    const ends = setUp({ 'file:reveal': reveal });
    const call = { name: 'file:reveal', argument: '/a.png', isTrusted: true } as const;
    expect(await answer(call, ends)).toEqual(ok(null));
    expect(reveal).toHaveBeenCalledWith('/a.png');
  });

  it('rejects a foreign sender before anything is looked at', async () => {
    const ends = setUp({});
    const call = { name: 'run:stop', argument: null, isTrusted: false } as const;
    expect(await answer(call, ends)).toMatchObject({
      ok: false,
      error: { code: 'foreign-sender' },
    });
    expect(ends.unexpected).not.toHaveBeenCalled();
    expect(ends.log.problem).toHaveBeenCalledOnce();
  });

  it('answers an argument it does not understand with the place of the fault', async () => {
    const ends = setUp({});
    const argument = { area: 'moon', target: 'file' };
    const answered = await answer({ name: 'screenshot:take', argument, isTrusted: true }, ends);
    expect(answered).toMatchObject({ ok: false, error: { code: 'bad-argument' } });
    expect(JSON.stringify(answered)).toContain('area');
    expect(ends.unexpected).not.toHaveBeenCalled();
  });

  it('turns an exception into an answer and logs it with its cause', async () => {
    const failure = new Error('disk gone');
    const ends = setUp({ 'folder:pick': () => Promise.reject(failure) });
    const call = { name: 'folder:pick', argument: null, isTrusted: true } as const;
    expect(await answer(call, ends)).toMatchObject({ ok: false, error: { code: 'internal' } });
    expect(ends.log.problem).toHaveBeenCalledWith(expect.any(String), failure);
  });
});
