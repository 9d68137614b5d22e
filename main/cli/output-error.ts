/** Standard output does not take what a command has to say. */
export class OutputError extends Error {
  override readonly name = 'OutputError';

  /** @param detail the system's words */
  constructor(detail: string) {
    super(`The result can't be written (${detail}): free some space, or send it elsewhere.`);
  }
}
