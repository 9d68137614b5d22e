import { readFile } from 'node:fs/promises';

import type { ElectronApplication } from '@playwright/test';

export interface ImageFacts {
  readonly width: number;
  readonly height: number;
  /** Different colours among the pixels, counted up to 1000. */
  readonly colours: number;
}

/** Decodes a picture with Electron's own decoder. */
export async function readImage(app: ElectronApplication, path: string): Promise<ImageFacts> {
  const base64 = (await readFile(path)).toString('base64');
  return app.evaluate(({ nativeImage }, encoded) => {
    const image = nativeImage.createFromBuffer(Buffer.from(encoded, 'base64'));
    const bitmap = image.toBitmap();
    const colours = new Set<number>();
    for (let offset = 0; offset + 4 <= bitmap.length && colours.size < 1000; offset += 4) {
      colours.add(bitmap.readUInt32LE(offset));
    }
    return { ...image.getSize(), colours: colours.size };
  }, base64);
}
