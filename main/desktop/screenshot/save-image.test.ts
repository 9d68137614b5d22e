import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { saveImage } from './save-image.ts';

const PNG = new Uint8Array([1, 2, 3]);

let directory: string;
beforeEach(() => (directory = mkdtempSync(join(tmpdir(), 'corelane-image-'))));
afterEach(() => rmSync(directory, { recursive: true }));

describe('saveImage', () => {
  it('creates the folder and leaves the image alone in it', async () => {
    const folder = join(directory, 'Pictures', 'Corelane');
    expect(await saveImage(folder, 'a.png', PNG)).toEqual({
      ok: true,
      value: join(folder, 'a.png'),
    });
    expect(readdirSync(folder)).toEqual(['a.png']);
    expect(new Uint8Array(readFileSync(join(folder, 'a.png')))).toEqual(PNG);
  });

  it('never writes over another image', async () => {
    const saved = await Promise.all([1, 2, 3].map(() => saveImage(directory, 'a.png', PNG)));
    expect(saved.every(({ ok }) => ok)).toBe(true);
    expect(readdirSync(directory).sort()).toEqual(['a-2.png', 'a-3.png', 'a.png']);
  });

  it('says which folder can not be written, and leaves nothing', async () => {
    const occupied = join(directory, 'file');
    writeFileSync(occupied, '');
    const saved = await saveImage(join(occupied, 'Corelane'), 'a.png', PNG);
    expect(saved).toMatchObject({ ok: false, error: { code: 'unwritable-folder' } });
    expect(JSON.stringify(saved)).toContain(occupied);
    expect(readdirSync(directory)).toEqual(['file']);
  });
});
