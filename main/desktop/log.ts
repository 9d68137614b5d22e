/** The app's one log: stderr, where a terminal, a service manager or a test finds it. */
export interface Log {
  problem(what: string, cause: unknown): void;
}

export const log: Log = {
  // `console.error` prints the stack and the chain of causes.
  problem: (what, cause) => console.error(`[corelane] ${what}`, cause),
};
