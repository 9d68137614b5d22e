import { z } from 'zod';

import type { CommandOutput, CommandResult, CommandSpec } from '../../../contract/command.ts';
import type { ProcessRuntime, RuntimeDetails } from '../../../contract/program-runtimes.ts';

/** Longer than anything Corelane writes into one text. */
const MAX_TEXT = 1_000_000;

const text = z.string().max(MAX_TEXT);
const count = z.int().min(0);
const words = z.array(text);

const askedParts = {
  name: text,
  argv: words,
  shell: z.boolean(),
  directory: text,
  stdin: text.nullable(),
  prepare: words.nullable(),
  cleanup: words.nullable(),
  okExits: z.array(z.int()),
  okOutput: text.nullable(),
  sameOutput: z.boolean(),
  marks: z.boolean(),
  endsWith: z.enum(['command', 'tree']),
  workersParameter: text.nullable(),
  // Absent in runs that are older than this line, and where it was off.
  runtimeDetails: z.boolean().exactOptional(),
};

/** A program of the user's own, as a request or an experiment asks for it. */
export const commandSpec: z.ZodType<CommandSpec> = z.object({
  ...askedParts,
  environment: z.record(text, text),
});

const output: z.ZodType<CommandOutput> = z.object({
  bytes: count,
  // Of another machine, or of whoever wrote the file: no path to be opened here.
  path: text.nullable().transform(() => null),
  head: text,
  tail: text,
});

export const processRuntimes: z.ZodType<readonly ProcessRuntime[]> = z.array(
  z.object({
    pid: count,
    kind: z.enum(['node', 'python']),
    version: text,
    sharesGil: z.boolean().nullable(),
    startMethod: z.enum(['fork', 'spawn', 'forkserver']).nullable(),
    helper: z.enum(['fork-server', 'resource-tracker']).nullable(),
  }),
);

const runtimeDetails: z.ZodType<RuntimeDetails> = z.object({
  loops: z.array(
    z.object({
      pid: count,
      tid: count.nullable(),
      delay: z.object({ p99Ns: z.number(), maxNs: z.number() }),
      lateShare: z.number(),
    }),
  ),
  asyncio: z.object({ slowCallbacks: count, longestMs: z.number().nullable() }).nullable(),
  unreadLines: count,
});

/** What became of it, as a file from elsewhere has it. */
export const commandResult: z.ZodType<CommandResult> = z.object({
  ...askedParts,
  environmentNames: words,
  executable: text,
  exitCode: z.int().nullable(),
  signal: text.nullable(),
  stdout: output,
  stderr: output,
  cpuResolutionMs: z.number(),
  shellMs: z.number().nullable(),
  processesSeen: count,
  leftBehind: count,
  moments: z.array(z.object({ name: text, atNs: z.number() })),
  runtimes: processRuntimes.exactOptional(),
  details: runtimeDetails.exactOptional(),
  toldWorkers: count.exactOptional(),
});
