import { readFile } from 'node:fs/promises';

import type { ElectronApplication } from '@playwright/test';

/** Of a channel, out of 255: less is the rounding of two ways to draw the same. */
const TOLERANCE = 8;

/**
 * The share of pixels that differ visibly, from 0 to 1, decoded with Electron's own decoder. Pictures
 * of different sizes differ wholly.
 */
export async function differentShare(
  app: ElectronApplication,
  onePath: string,
  otherPath: string,
): Promise<number> {
  const paths = [onePath, otherPath];
  const encoded = await Promise.all(paths.map((path) => readFile(path, 'base64')));
  return app.evaluate(
    ({ nativeImage }, [one = '', other = '', tolerance = 0]) => {
      const decode = (base64: string | number) =>
        nativeImage.createFromBuffer(Buffer.from(String(base64), 'base64'));
      const [a, b] = [decode(one), decode(other)];
      const { width, height } = a.getSize();
      if (width !== b.getSize().width || height !== b.getSize().height) return 1;
      const [pixelsA, pixelsB] = [a.toBitmap(), b.toBitmap()];
      let different = 0;
      for (let offset = 0; offset + 4 <= pixelsA.length; offset += 4) {
        const distances = [0, 1, 2].map((channel) =>
          Math.abs((pixelsA[offset + channel] ?? 0) - (pixelsB[offset + channel] ?? 0)),
        );
        if (Math.max(...distances) > Number(tolerance)) different += 1;
      }
      return different / (width * height);
    },
    [...encoded, TOLERANCE],
  );
}
