// @ts-check
import { HostFailure } from '../../node/host-failure.mjs';
import { choice, switchedOn, text, wholeNumber } from '../../node/parameters.mjs';

export const PROTOCOL_VERSION = 1;

/** Variable by which a process is known as one of the run, wherever in the tree it stands. */
export const RUN_ID_NAME = 'CORELANE_RUN_ID';

/** @typedef {import('../../../contract/host-protocol.ts').CommandMessagePart} Command */

/**
 * @param {string} line the first one
 * @returns {Command | 'describe'}
 * @throws {HostFailure} with what is wrong with it; values of the environment are not repeated
 */
export function parseFirst(line) {
  const message = parseObject(line);
  const { type } = message;
  if (type !== 'parameters' && type !== 'describe') {
    throw new HostFailure('out-of-order', 'The first line is not "parameters".');
  }
  if (message['protocol'] !== PROTOCOL_VERSION) {
    throw wrong(`"protocol" is not ${PROTOCOL_VERSION}: use the launcher of this Corelane`);
  }
  return type === 'describe' ? type : parseCommand(message['command']);
}

/**
 * @param {string} line
 * @returns {string} the message's type
 */
export function parseLine(line) {
  const { type } = parseObject(line);
  if (typeof type === 'string') return type.slice(0, 40);
  throw malformed();
}

/**
 * @param {string} line
 * @returns {Record<string, unknown>}
 */
function parseObject(line) {
  try {
    const value = JSON.parse(line);
    if (isObject(value)) return value;
  } catch {
    // said below
  }
  throw malformed();
}

/**
 * @param {unknown} values
 * @returns {Command}
 */
function parseCommand(values) {
  if (!isObject(values)) throw wrong('"command" is missing; a launcher has nothing else to run');
  const shell = switchedOn(values, 'shell');
  const argv = words(values, 'argv');
  if (shell && argv.length !== 1) throw wrong('"argv" must be one script where there is a shell');
  const runId = text(values, 'runId');
  return {
    argv,
    shell,
    directory: text(values, 'directory'),
    environment: { ...environment(values), [RUN_ID_NAME]: runId },
    stdin: unlessNull(text, values, 'stdin'),
    stdoutPath: text(values, 'stdoutPath'),
    stderrPath: text(values, 'stderrPath'),
    prepare: unlessNull(words, values, 'prepare'),
    cleanup: unlessNull(words, values, 'cleanup'),
    okExits: exits(values),
    sameOutput: switchedOn(values, 'sameOutput'),
    marks: switchedOn(values, 'marks'),
    endsWith: choice(values, 'endsWith', ['command', 'tree']),
    runId,
    maxOutputBytes: wholeNumber(values, 'maxOutputBytes', 1, Number.MAX_SAFE_INTEGER),
  };
}

/**
 * @template T
 * @param {(values: Record<string, unknown>, name: string) => T} parse
 * @param {Record<string, unknown>} values
 * @param {string} name
 */
function unlessNull(parse, values, name) {
  return values[name] === null ? null : parse(values, name);
}

/**
 * @param {Record<string, unknown>} values
 * @param {string} name
 */
function words(values, name) {
  const found = values[name];
  if (Array.isArray(found) && found.every(isWord) && found[0]) return found;
  throw wrong(`"${name}" must be a program and its arguments`);
}

/** @param {Record<string, unknown>} values */
function exits(values) {
  const found = values['okExits'];
  const isExit = (/** @type {unknown} */ code) => Number.isInteger(code) && Number(code) >= 0;
  if (Array.isArray(found) && found.every(isExit)) return /** @type {number[]} */ (found);
  throw wrong('"okExits" must be a list of numbers from 0 to 255');
}

/**
 * @param {Record<string, unknown>} values
 * @returns {Record<string, string>}
 */
function environment(values) {
  const found = values['environment'] ?? {};
  if (!isObject(found)) throw wrong('"environment" must be an object');
  for (const [name, value] of Object.entries(found)) {
    if (name === '' || name.includes('=') || !isWord(name) || !isWord(value)) {
      throw wrong(`The variable ${JSON.stringify(name.slice(0, 60))} must be a text with a name`);
    }
  }
  return /** @type {Record<string, string>} */ (found);
}

/**
 * @param {unknown} value
 * @returns {value is string}
 */
function isWord(value) {
  return typeof value === 'string' && !value.includes('\0');
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** @param {string} sentence without its full stop */
function wrong(sentence) {
  return new HostFailure('bad-parameter', `${sentence}.`);
}

// Its text isn't shown: it may hold an environment.
function malformed() {
  return new HostFailure(
    'malformed-line',
    'A line that came in is no message of the run-host protocol.',
  );
}
