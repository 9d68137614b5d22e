/** What a command may touch of the process it runs in; tests give their own. */
export interface CliIo {
  /** Writes to standard output. Resolves when the text is out of our hands. */
  out(text: string): Promise<void>;
  /** Writes to standard error. */
  err(text: string): void;
  /** Whether standard error is a terminal, the only place for progress. */
  readonly isTerminal: boolean;
  /** Folder that relative paths are relative to. */
  readonly workingDirectory: string;
  readonly environment: NodeJS.ProcessEnv;
  /**
   * While a listener is set, the first interrupt calls it with the exit code that it asks for; any
   * other interrupt ends the process at once. Returns its own unsubscribe.
   */
  onInterrupt(listener: (exitCode: number) => void): () => void;
}
