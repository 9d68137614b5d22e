import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { beforeEach, describe, expect, it } from 'vitest';

import { notWritten } from './not-written.ts';
import { ContentError, writeText } from './write-text.ts';

const LINE = `${'x'.repeat(99_999)}\n`;

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'corelane-test-'));
});

const never = new AbortController().signal;

/** Lines of which the fifth one does something. */
function* lines(atFifth: () => void): Generator<string, void, undefined> {
  for (let number = 1; number <= 50; number += 1) {
    if (number === 5) atFifth();
    yield LINE;
  }
}

describe('writeText', () => {
  it('writes all of it, to a file as to standard output', async () => {
    const path = join(folder, 'a.txt');
    const whole = () => lines(() => undefined);
    expect(await writeText(whole(), { path }, never)).toMatchObject({ ok: true });
    let printed = '';
    const out = (piece: string) => {
      printed += piece;
      return Promise.resolve();
    };
    await writeText(whole(), { out }, never);
    expect(await readFile(path, 'utf8')).toBe(LINE.repeat(50));
    expect(printed).toBe(LINE.repeat(50));
  });

  it('leaves the old file when it is interrupted half way', async () => {
    const path = join(folder, 'a.txt');
    await writeFile(path, 'old');
    const controller = new AbortController();
    const written = await writeText(
      lines(() => controller.abort()),
      { path },
      controller.signal,
    );
    expect(written).toMatchObject({ ok: false, error: { code: 'interrupted' } });
    expect(await readFile(path, 'utf8')).toBe('old');
    expect(await readdir(folder)).toEqual(['a.txt']);
  });

  it('tells why the content could not be made, and leaves nothing', async () => {
    const failing = lines(() => {
      throw new ContentError('There is nothing to write.');
    });
    const written = await writeText(failing, { path: join(folder, 'a.txt') }, never);
    expect(written).toEqual({
      ok: false,
      error: { code: 'no-content', message: 'There is nothing to write.' },
    });
    expect(await readdir(folder)).toEqual([]);
  });
});

describe('notWritten', () => {
  it.each([
    ['ENOSPC', 'the disk is full'],
    ['EROFS', 'that disk can only be read'],
    ['EACCES', 'you may not write there'],
    ['EBUSY', 'another program has it open'],
  ])('says what %s means and what to do', (code, words) => {
    const error = Object.assign(new Error(`${code}: system words`), { code });
    const message = JSON.stringify(notWritten('/a/b.csv', error));
    expect(message).toContain(`'/a/b.csv' was not written: ${words}`);
    expect(message).not.toContain('system words');
  });

  it('passes on what it does not know', () => {
    expect(JSON.stringify(notWritten('a', new Error('odd')))).toContain(
      "'a' was not written: odd.",
    );
  });
});
