// @ts-check
import { createHash } from 'node:crypto';
import { createReadStream, fstatSync, openSync, statSync } from 'node:fs';

import { HostFailure } from '../../node/host-failure.mjs';
import { Spoken } from './spoken.mjs';

/** Where the command reads from and writes to: plain files, so that nothing stands between it and them. */
export class Output {
  #maxBytes;

  /**
   * @param {import('./request.mjs').Command} command
   * @throws {HostFailure} when one of them can't be opened
   */
  constructor({ stdin, stdoutPath, stderrPath, maxOutputBytes }) {
    this.stdin = stdin === null ? /** @type {const} */ ('ignore') : openInput(stdin);
    this.stdout = create(stdoutPath);
    this.stderr = create(stderrPath);
    this.#maxBytes = maxOutputBytes;
  }

  /** How much has been written. */
  sizes() {
    return {
      stdoutBytes: fstatSync(this.stdout).size,
      stderrBytes: fstatSync(this.stderr).size,
    };
  }

  /** Both together are more than the command may write. */
  isTooMuch() {
    const { stdoutBytes, stderrBytes } = this.sizes();
    return stdoutBytes + stderrBytes > this.#maxBytes;
  }
}

/**
 * The task's digest: of the exit code, and of all that was printed where that has to be the same each time.
 * @param {number} exitCode
 * @param {import('./request.mjs').Command} command
 */
export async function digestOf(exitCode, { sameOutput, stdoutPath, marks }) {
  const whole = createHash('sha256').update(`exit:${exitCode}`);
  if (sameOutput) {
    const spoken = new Spoken();
    for await (const block of createReadStream(stdoutPath)) {
      // What is said to Corelane holds times, which are never the same.
      for (const piece of marks ? spoken.feed(block).rest : [block]) whole.update(piece);
    }
    whole.update(spoken.end());
  }
  return whole.digest('hex').slice(0, 16);
}

/** @param {string} path */
function openInput(path) {
  try {
    // Looked at first: opening a named pipe would wait for somebody who writes.
    const kind = statSync(path);
    if (kind.isFile() || kind.isCharacterDevice()) return openSync(path, 'r');
  } catch {
    // said below
  }
  throw new HostFailure(
    'no-stdin-file',
    `Standard input ${JSON.stringify(path)} can't be read: choose a file that is there.`,
  );
}

/** @param {string} path */
function create(path) {
  try {
    return openSync(path, 'w', 0o600);
  } catch {
    throw new HostFailure(
      'no-output-file',
      `The file ${JSON.stringify(path)} for the command's output can't be written: look at the folder's permissions and space.`,
    );
  }
}
