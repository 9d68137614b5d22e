import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import type { InputFile } from './task-bytes.ts';

/** In the order of their names' bytes, which is neither that of a listing nor of an alphabet. */
const FILES: readonly InputFile[] = [
  { relativePath: 'B.txt', content: Buffer.from('The fox saw the other fox. ÄÖ\n'.repeat(50)) },
  { relativePath: 'a', content: Buffer.alloc(0) },
  { relativePath: 'c.txt', content: Buffer.from('one two_2 Three three\tone') },
  { relativePath: 'c/z.bin', content: Buffer.alloc(70_001, 'abc def ') },
];

/** Writes a few files for as long as `work` takes. */
export async function withInputFiles<Value>(
  work: (folder: string, files: readonly InputFile[]) => Promise<Value>,
): Promise<Value> {
  const folder = await mkdtemp(join(tmpdir(), 'corelane-check-'));
  try {
    for (const { relativePath, content } of FILES) {
      await mkdir(dirname(join(folder, relativePath)), { recursive: true });
      await writeFile(join(folder, relativePath), content);
    }
    return await work(folder, FILES);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
