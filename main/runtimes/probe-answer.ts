import { z } from 'zod';

import type { InterpreterKind, StartMethod } from '../../contract/runtime.ts';
import { ANSWER_MARK } from './probe-scripts.ts';

/** What an interpreter said about itself, in one shape for both kinds. */
export interface ProbeAnswer {
  readonly executable: string;
  /** `sys.prefix`; empty for Node. */
  readonly prefix: string;
  readonly basePrefix: string;
  readonly version: string;
  readonly implementation: string;
  readonly gilEnabled: boolean | null;
  readonly freeThreadedBuild: boolean | null;
  readonly startMethods: readonly StartMethod[];
  readonly interpreterPool: boolean | null;
}

const wholeNumber = z.number().int().nonnegative();

const pythonAnswer = z.object({
  executable: z.string(),
  prefix: z.string(),
  basePrefix: z.string(),
  version: z.tuple([wholeNumber, wholeNumber, wholeNumber]),
  releaseLevel: z.string(),
  serial: wholeNumber,
  implementation: z.string(),
  gilEnabled: z.boolean(),
  freeThreadedBuild: z.boolean(),
  startMethods: z.array(z.string()),
  interpreterPool: z.boolean(),
});

const nodeAnswer = z.object({
  executable: z.string(),
  version: z.string().regex(/^\d+\.\d+\.\d+/),
  implementation: z.string(),
});

const implementationNames: Readonly<Record<string, string>> = {
  cpython: 'CPython',
  pypy: 'PyPy',
  graalpy: 'GraalPy',
};

const preReleaseMarks: Readonly<Record<string, string>> = {
  alpha: 'a',
  beta: 'b',
  candidate: 'rc',
};

/** Reads the answer out of everything a probe printed; `null` when there is none of that kind. */
export function parseProbeAnswer(kind: InterpreterKind, stdout: string): ProbeAnswer | null {
  const line = stdout.split(/\r?\n/).findLast((text) => text.startsWith(ANSWER_MARK));
  if (line === undefined) return null;
  const answer = parseJson(line.slice(ANSWER_MARK.length));
  return kind === 'python' ? parsePython(answer) : parseNode(answer);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function parsePython(answer: unknown): ProbeAnswer | null {
  const parsed = pythonAnswer.safeParse(answer);
  if (!parsed.success) return null;
  const { version, releaseLevel, serial, implementation, startMethods, ...rest } = parsed.data;
  const mark = preReleaseMarks[releaseLevel];
  return {
    ...rest,
    version: version.join('.') + (mark === undefined ? '' : `${mark}${serial}`),
    implementation: implementationNames[implementation] ?? implementation,
    startMethods: startMethods.filter(isStartMethod),
  };
}

function parseNode(answer: unknown): ProbeAnswer | null {
  const parsed = nodeAnswer.safeParse(answer);
  if (!parsed.success) return null;
  return {
    ...parsed.data,
    prefix: '',
    basePrefix: '',
    gilEnabled: null,
    freeThreadedBuild: null,
    startMethods: [],
    interpreterPool: null,
  };
}

function isStartMethod(name: string): name is StartMethod {
  return name === 'fork' || name === 'spawn' || name === 'forkserver';
}
