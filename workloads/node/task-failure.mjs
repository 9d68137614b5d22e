// @ts-check

// A record must stay far below the longest line, whatever the text of an exception.
const MAX_MESSAGE_LENGTH = 300;
const MAX_CODE_LENGTH = 60;

/** The input of a task can't be read: that is reported, and the run goes on and completes. */
export class InputFailure extends Error {
  /**
   * @param {string} code an errno name, for example `EACCES`
   * @param {string} message
   */
  constructor(code, message) {
    super(message);
    this.name = 'InputFailure';
    this.code = code;
  }
}

/** The task itself failed. */
export class TaskFailure extends Error {
  /**
   * @param {string} code
   * @param {string} message
   */
  constructor(code, message) {
    super(message);
    this.name = 'TaskFailure';
    this.code = code;
  }
}

/**
 * What a task threw, as the protocol says it. Tasks may throw anything, not only errors.
 * @param {unknown} thrown
 * @returns {import('../../contract/host-protocol.ts').TaskError}
 */
export function describeFailure(thrown) {
  const kind = thrown instanceof InputFailure ? 'input' : 'task';
  if (!(thrown instanceof Error)) return { kind, code: 'Error', message: cut(String(thrown)) };
  const { code } = /** @type {NodeJS.ErrnoException} */ (thrown);
  return {
    kind,
    code: (typeof code === 'string' ? code : thrown.constructor.name).slice(0, MAX_CODE_LENGTH),
    message: cut(thrown.message),
  };
}

/** @param {string} message */
function cut(message) {
  if (message.length <= MAX_MESSAGE_LENGTH) return message;
  return `${message.slice(0, MAX_MESSAGE_LENGTH)}…`;
}
