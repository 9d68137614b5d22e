import { inflateSync } from 'node:zlib';

/** A picture, row by row: red, green, blue and opacity of each pixel, 0 … 255. */
export interface Pixels {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly rgba: Uint8Array;
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Bytes of a pixel by colour type: of those that Chromium writes. */
const CHANNELS: Readonly<Record<number, number>> = { 2: 3, 6: 4 };

interface Header {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly channels: number;
}

/**
 * The pixels of a screenshot: eight bits a channel, in colours, not interlaced.
 * @throws Error for what is no PNG, or one of another kind
 */
export function readPng(file: Buffer): Pixels {
  if (!file.subarray(0, SIGNATURE.length).equals(SIGNATURE)) throw new Error('This is no PNG.');
  const chunks = [...chunksOf(file)];
  const header = headerOf(chunks.find(({ type }) => type === 'IHDR')?.data);
  const data = chunks.filter(({ type }) => type === 'IDAT').map((chunk) => chunk.data);
  const rows = unfiltered(inflateSync(Buffer.concat(data)), header);
  const { widthPx, heightPx } = header;
  return { widthPx, heightPx, rgba: withOpacity(rows, header) };
}

function* chunksOf(file: Buffer): Generator<{ readonly type: string; readonly data: Buffer }> {
  let at = SIGNATURE.length;
  while (at + 8 <= file.length) {
    const length = file.readUInt32BE(at);
    const start = at + 8;
    yield {
      type: file.toString('latin1', at + 4, start),
      data: file.subarray(start, start + length),
    };
    // Behind the data stands its checksum.
    at = start + length + 4;
  }
}

function headerOf(data: Buffer | undefined): Header {
  if (data === undefined) throw new Error('This PNG has no header.');
  const channels = CHANNELS[data[9] ?? -1];
  if (data[8] !== 8 || channels === undefined || data[12] !== 0) {
    throw new Error('This PNG is of a kind that no screenshot is.');
  }
  return { widthPx: data.readUInt32BE(0), heightPx: data.readUInt32BE(4), channels };
}

/** Each row stands as differences to its neighbours, of the kind that its first byte names. */
function unfiltered(data: Buffer, { widthPx, heightPx, channels }: Header): Uint8Array {
  const rowBytes = widthPx * channels;
  const rows = new Uint8Array(rowBytes * heightPx);
  for (let row = 0; row < heightPx; row += 1) {
    const source = row * (rowBytes + 1);
    const filter = data[source] ?? 0;
    const target = row * rowBytes;
    for (let at = 0; at < rowBytes; at += 1) {
      const left = at < channels ? 0 : (rows[target + at - channels] ?? 0);
      const above = row === 0 ? 0 : (rows[target + at - rowBytes] ?? 0);
      const corner =
        row === 0 || at < channels ? 0 : (rows[target + at - rowBytes - channels] ?? 0);
      rows[target + at] = (data[source + 1 + at] ?? 0) + predicted(filter, left, above, corner);
    }
  }
  return rows;
}

function predicted(filter: number, left: number, above: number, corner: number): number {
  switch (filter) {
    case 0:
      return 0;
    case 1:
      return left;
    case 2:
      return above;
    case 3:
      return Math.floor((left + above) / 2);
    case 4:
      return nearest(left, above, corner);
    default:
      throw new Error(`This PNG has a filter of its own, ${filter}.`);
  }
}

/** Paeth's: whichever of the three is nearest to what they would give together. */
function nearest(left: number, above: number, corner: number): number {
  const guess = left + above - corner;
  const toLeft = Math.abs(guess - left);
  const toAbove = Math.abs(guess - above);
  const toCorner = Math.abs(guess - corner);
  if (toLeft <= toAbove && toLeft <= toCorner) return left;
  return toAbove <= toCorner ? above : corner;
}

function withOpacity(rows: Uint8Array, { widthPx, heightPx, channels }: Header): Uint8Array {
  if (channels === 4) return rows;
  const rgba = new Uint8Array(widthPx * heightPx * 4).fill(255);
  for (let pixel = 0; pixel < widthPx * heightPx; pixel += 1) {
    for (let channel = 0; channel < 3; channel += 1) {
      rgba[pixel * 4 + channel] = rows[pixel * 3 + channel] ?? 0;
    }
  }
  return rgba;
}
