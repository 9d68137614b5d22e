import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';

import { err, ok, type Result, toError } from '../../contract/result.ts';

/** For the largest output that is kept and a pattern that goes through it once, with room to spare. */
const LIMIT_MS = 20_000;

/** More than the search holds of any file; without a bound a pattern could take the app's memory. */
const MAX_HEAP_MB = 512;

export type OutputMatch =
  | { readonly outcome: 'matches' }
  | { readonly outcome: 'differs' }
  /** It can't be told; `why` is a part of a sentence. */
  | { readonly outcome: 'unknown'; readonly why: string };

export interface OutputSearch {
  readonly path: string;
  readonly pattern: string;
  readonly workloadsDirectory: string;
  /** Ends the search before its time. */
  readonly signal: AbortSignal;
  readonly limitMs?: number;
}

/** The pattern as it is searched for: `^` and `$` stand for the ends of each line. */
export function outputPattern(pattern: string): Result<RegExp, 'bad-option'> {
  try {
    return ok(new RegExp(pattern, 'm'));
  } catch (thrown) {
    return err(
      'bad-option',
      `What the output must match is no regular expression of JavaScript: ${toError(thrown).message}.`,
    );
  }
}

/**
 * Whether a file has something that the pattern matches; one that is not there is empty. Searched in a
 * thread of its own, which is ended when it takes too long: this one has a window to serve.
 */
export async function matchOutput(search: OutputSearch): Promise<OutputMatch> {
  if (search.signal.aborted) return STOPPED;
  try {
    return await answerOf(startSearch(search), search);
  } catch (thrown) {
    return unknown(`the search could not be started (${toError(thrown).message})`);
  }
}

function startSearch({ path, pattern, workloadsDirectory }: OutputSearch): Worker {
  return new Worker(searchFile(workloadsDirectory), {
    workerData: { path, pattern },
    resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
  });
}

function answerOf(
  worker: Worker,
  { signal, limitMs = LIMIT_MS }: Pick<OutputSearch, 'signal' | 'limitMs'>,
): Promise<OutputMatch> {
  return new Promise((resolve) => {
    const end = (match: OutputMatch): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
      resolve(match);
      void worker.terminate();
    };
    const stop = (): void => end(STOPPED);
    const timer = setTimeout(() => end(tooSlow(limitMs)), limitMs);
    signal.addEventListener('abort', stop);
    worker.once('message', (isThere) => end({ outcome: isThere === true ? 'matches' : 'differs' }));
    worker.once('error', (error) => end(unknown(`the search failed (${toError(error).message})`)));
    worker.once('exit', () => end(unknown('the search ended without an answer')));
  });
}

function searchFile(workloadsDirectory: string): URL {
  return pathToFileURL(join(workloadsDirectory, 'launcher', 'node', 'search-output.worker.mjs'));
}

const STOPPED = unknown('the run was stopped while it was searched');

function tooSlow(limitMs: number): OutputMatch {
  return unknown(
    `the search was given up after ${limitMs / 1000} s; repetitions within repetitions, as in (a+)+, can take for ever: write the pattern more simply`,
  );
}

function unknown(why: string): OutputMatch {
  return { outcome: 'unknown', why };
}
