import { z } from 'zod';

import { err, ok, type Result } from '../../../contract/result.ts';
import { parseUnknown } from '../../parsing/parse-unknown.ts';

/** What one event loop of Node.js tells of itself, as `workloads/launcher/node-details.cjs` writes it. */
export interface LoopLine {
  readonly pid: number;
  /** `null`: its system can't tell. */
  readonly tid: number | null;
  /** Since the loop's start. */
  readonly activeNs: number;
  readonly idleNs: number;
  readonly heapUsedBytes: number;
  /** Greatest lateness since the line before. */
  readonly delayNs: number;
  /** How often the timer of 10 ms had its turn since the first turn of the loop; likewise all that follows. */
  readonly turns: number;
  readonly p99Ns: number;
  readonly maxNs: number;
  /** Sum of all lateness. */
  readonly lateNs: number;
  readonly forNs: number;
}

const amount = z.number().min(0).max(Number.MAX_SAFE_INTEGER);
const id = z.int().min(1).max(0xffff_ffff);

const loopLine: z.ZodType<LoopLine> = z.object({
  pid: id,
  tid: id.nullable(),
  activeNs: amount,
  idleNs: amount,
  heapUsedBytes: amount,
  delayNs: amount,
  turns: amount,
  p99Ns: amount,
  maxNs: amount,
  lateNs: amount,
  forNs: amount,
});

export function parseLoopLine(line: string): Result<LoopLine, 'no-loop-line'> {
  try {
    const parsed = parseUnknown(loopLine, JSON.parse(line));
    if (parsed.success) return ok(parsed.data);
  } catch {
    // No JSON: the same as JSON of something else.
  }
  return err('no-loop-line', 'This is no line of a Node.js process that tells of itself.');
}
