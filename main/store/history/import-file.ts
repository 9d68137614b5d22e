import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';

import { z } from 'zod';

import { parseUnknown } from '../../parsing/parse-unknown.ts';
import { EXPORT_SCHEMA, type ExportLine, exportLine, firstLine } from './export-file.ts';

export type ReadLine = Exclude<ExportLine, { readonly type: 'end' }>;

/** Far above any real line: a chunk of samples, or a run with many workers or tasks. */
const MAX_LINE_BYTES = 64 * 1024 * 1024;

/** Unpacked. A history of months is smaller. */
const MAX_FILE_BYTES = 4 * 1024 * 1024 * 1024;

/** What packs better than this is nothing that Corelane wrote. */
const MAX_RATIO = 200;
const MIN_RATIO_BYTES = 16 * 1024 * 1024;

/**
 * The items of an exported file, in their order.
 * @throws Error that says what is wrong with the file; by then some lines may have been given out
 */
export async function* readExport(path: string): AsyncGenerator<ReadLine, void, undefined> {
  let number = 0;
  let isWhole = false;
  for await (const text of unpackedLines(path)) {
    number += 1;
    if (isWhole) throw new Error(`line ${number} stands behind the end`);
    const value = parseJson(text, number);
    if (number === 1) {
      checkFirst(value);
      continue;
    }
    const line = parseLine(value, number);
    if (line.type !== 'end') {
      yield line;
      continue;
    }
    if (line.lines !== number - 2)
      throw new Error(`${line.lines} lines were written, not all are there`);
    isWhole = true;
  }
  if (!isWhole) throw new Error('it was cut off: its end is missing');
}

function parseJson(text: string, number: number): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`line ${number} is no JSON: it is no exported history, or was damaged`);
  }
}

function checkFirst(value: unknown): void {
  if (parseUnknown(firstLine, value).success) return;
  const { schema } = parseUnknown(z.object({ schema: z.string() }), value).data ?? {};
  const seen = schema === undefined ? 'no schema' : `the schema '${schema.slice(0, 100)}'`;
  throw new Error(`it has ${seen}; this Corelane reads '${EXPORT_SCHEMA}'`);
}

function parseLine(value: unknown, number: number): ExportLine {
  const parsed = parseUnknown(exportLine, value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const place = issue?.path.map(String).join('.') ?? '';
  throw new Error(
    `line ${number}, ${place === '' ? 'as a whole' : place}: ${issue?.message ?? ''}`,
  );
}

/** Never more than one line in memory, and never more of a file than a real one has. */
async function* unpackedLines(path: string): AsyncGenerator<string, void, undefined> {
  const file = createReadStream(path);
  const gunzip = createGunzip();
  file.on('error', (error) => gunzip.destroy(error));
  let waiting: Buffer[] = [];
  let waitingBytes = 0;
  let unpackedBytes = 0;
  for await (const piece of file.pipe(gunzip) as AsyncIterable<Buffer>) {
    unpackedBytes += piece.length;
    checkSize(unpackedBytes, file.bytesRead);
    let start = 0;
    for (let end = piece.indexOf(10); end >= 0; end = piece.indexOf(10, start)) {
      yield Buffer.concat([...waiting, piece.subarray(start, end)]).toString('utf8');
      waiting = [];
      waitingBytes = 0;
      start = end + 1;
    }
    waiting.push(piece.subarray(start));
    waitingBytes += piece.length - start;
    if (waitingBytes > MAX_LINE_BYTES) throw new Error('it has a line that is far too long');
  }
  if (waitingBytes > 0) throw new Error('it was cut off in the middle of a line');
}

function checkSize(unpackedBytes: number, packedBytes: number): void {
  const isBomb = unpackedBytes > MIN_RATIO_BYTES && unpackedBytes > MAX_RATIO * packedBytes;
  if (isBomb || unpackedBytes > MAX_FILE_BYTES) {
    throw new Error('unpacked it is far larger than any exported history');
  }
}
