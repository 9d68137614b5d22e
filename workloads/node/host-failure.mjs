// @ts-check

/** Why the host can't go on. `message` is one sentence for the user, `code` one word for programs. */
export class HostFailure extends Error {
  /**
   * @param {string} code
   * @param {string} message
   */
  constructor(code, message) {
    super(message);
    this.name = 'HostFailure';
    this.code = code;
  }
}
