/** How long each step of a run may take, in milliseconds. */
export interface RunTimings {
  readonly serverStartMs: number;
  readonly helloMs: number;
  readonly readyMs: number;
  /** On top of `readyMs`: worker processes start one after another on few cores. */
  readonly readyPerWorkerMs: number;
  /** From `stop` to `finished`. */
  readonly stopMs: number;
  /** From `release` to the exit, after a stop. */
  readonly stopReleaseMs: number;
  /** From `stop` until SIGKILL at the latest, so that a stop takes less than 2 s in all. */
  readonly stopKillMs: number;
  /** From `release` to the exit, in a run that went well. */
  readonly shutdownMs: number;
  /** From `host-error`, or from the end of the output, to the exit. */
  readonly goneMs: number;
  /** What the host's helpers (fork server, resource tracker) may take to follow it. */
  readonly settleMs: number;
  readonly termGraceMs: number;
  /** Time for what stands in the pipe after the exit. */
  readonly drainMs: number;
  /** A boundary reading of the sampler. */
  readonly boundaryMs: number;
  readonly stopBoundaryMs: number;
}

export const RUN_TIMINGS: RunTimings = {
  serverStartMs: 10_000,
  helloMs: 15_000,
  readyMs: 60_000,
  readyPerWorkerMs: 1000,
  stopMs: 1000,
  stopReleaseMs: 500,
  stopKillMs: 1650,
  shutdownMs: 10_000,
  goneMs: 1000,
  settleMs: 500,
  termGraceMs: 500,
  drainMs: 1000,
  boundaryMs: 5000,
  stopBoundaryMs: 150,
};
