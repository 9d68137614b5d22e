import type { AsyncioDetails } from '../../../contract/program-runtimes.ts';
import { type NewLines, TailFile } from './tail-file.ts';

/** Of an output that is searched: what is logged behind it is not counted. */
const MAX_SEARCHED_BYTES = 64 * 1024 * 1024;

/** As `asyncio` words it, whatever a logger writes around it. */
const SLOW = /\bExecuting <.*> took (\d+\.\d+) seconds/;

/** The slow callbacks that a program’s error output tells of, in its first 64 MiB. Never rejects. */
export async function slowCallbacks(
  path: string,
  maxBytes = MAX_SEARCHED_BYTES,
): Promise<AsyncioDetails> {
  const file = new TailFile(path, maxBytes);
  let slow = 0;
  let longestMs: number | null = null;
  let news: NewLines;
  do {
    news = await file.read();
    for (const tookMs of news.lines.map(slowMs)) {
      if (tookMs === null) continue;
      slow += 1;
      longestMs = Math.max(longestMs ?? 0, tookMs);
    }
  } while (news.hasMore);
  return { slowCallbacks: slow, longestMs };
}

/** How long the callback took that a line tells of; `null`: it tells of none. */
export function slowMs(line: string): number | null {
  const [, seconds] = SLOW.exec(line) ?? [];
  return seconds === undefined ? null : Number(seconds) * 1000;
}
