// @ts-check
import { say } from './progress.mjs';

/**
 * The one place where a script's failure becomes words: its errors are written for the user, so
 * that a stack trace would only hide them; a fault of ours keeps its trace.
 * @param {() => Promise<number | void>} main
 */
export async function runScript(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    say(error instanceof Error ? wordsOf(error) : String(error));
    process.exitCode = 1;
  }
}

/** @param {Error} error */
function wordsOf(error) {
  const isFault = error instanceof TypeError || error instanceof ReferenceError;
  return isFault ? (error.stack ?? error.message) : error.message;
}
