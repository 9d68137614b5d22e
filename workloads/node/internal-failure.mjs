// @ts-check
import { HostFailure } from './host-failure.mjs';

/**
 * What main is told of an error: what was foreseen as it stands, anything else as a mistake whose
 * whole text is in the log.
 * @param {unknown} error
 * @param {string} who “The Node host”
 */
export function describeError(error, who) {
  if (error instanceof HostFailure) return { code: error.code, message: error.message };
  const text = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${error instanceof Error ? error.stack : text}\n`);
  const seen = text.replace(/\s+/g, ' ').replace(/\.$/, '');
  return { code: 'internal-error', message: `${who} failed: ${seen}; its log says more.` };
}
