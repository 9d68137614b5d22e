import { readFile } from 'node:fs/promises';

import { decode } from 'fast-png';

export interface ImageFacts {
  readonly width: number;
  readonly height: number;
  /** Different colours among the pixels, counted up to 1000. */
  readonly colours: number;
}

/** Decodes a PNG, away from the app: what is large there can be collected before the driver has its answer. */
export async function readImage(path: string): Promise<ImageFacts> {
  const { width, height, channels, data } = decode(await readFile(path));
  const colours = new Set<string>();
  for (let offset = 0; offset < data.length && colours.size < 1000; offset += channels) {
    colours.add(data.subarray(offset, offset + channels).join());
  }
  return { width, height, colours: colours.size };
}
