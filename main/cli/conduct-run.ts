import type { Result } from '../../contract/result.ts';
import type { RunResult } from '../../contract/run.ts';
import type { SampleBatch } from '../../contract/sample.ts';
import type { CliIo } from './cli-io.ts';
import type { CliEngine } from './engine.ts';
import { EXIT_COMPLETED, EXIT_FAILED } from './exit-codes.ts';
import { writeHtmlOfResult } from './report/html-of-result.ts';
import { resultSummary } from './result-summary.ts';
import { UsageError } from './usage-error.ts';

/** What is shown of a run while it goes on. */
export interface LiveLine {
  update(batch: SampleBatch): void;
  /** Leaves the line empty, for what is written next. */
  clear(): void;
}

export interface ConductedRun {
  /** Starts it, once what it needs is known; `null`: it was interrupted meanwhile. */
  readonly start: () => Promise<Result<{ readonly runId: string }> | null>;
  readonly progress: LiveLine;
  readonly json: boolean;
  /** Where the report goes; `null`: none is wanted. */
  readonly reportPath: string | null;
}

/**
 * One run from start to end, with its result printed whatever became of it.
 * @returns the exit code
 * @throws UsageError when the run could not even be started
 */
export async function conductRun(
  { lab, sampler, history }: CliEngine,
  { start, progress, json, reportPath }: ConductedRun,
  io: CliIo,
): Promise<number> {
  const interrupt: { exitCode: number | null } = { exitCode: null };
  const unsubscribe = [
    io.onInterrupt((exitCode) => {
      interrupt.exitCode = exitCode;
      lab.stop();
    }),
    ...(io.isTerminal ? [sampler.onBatch((batch) => progress.update(batch))] : []),
  ];
  try {
    const started = await start();
    if (started === null) return interrupt.exitCode ?? EXIT_FAILED;
    if (!started.ok) throw new UsageError(started.error.message);
    // An interrupt may have come while there was nothing to stop yet.
    if (interrupt.exitCode !== null) lab.stop();
    const result = await lab.waitForEnd(started.value.runId);
    progress.clear();
    await io.out(json ? `${JSON.stringify(result)}\n` : resultSummary(result));
    const isWritten =
      reportPath === null || (await writeHtmlOfResult(result, history, reportPath, io));
    return isWritten ? exitCodeOf(result, interrupt.exitCode) : EXIT_FAILED;
  } finally {
    for (const stop of unsubscribe) stop();
  }
}

function exitCodeOf({ state }: RunResult, interruptCode: number | null): number {
  if (state === 'completed') return EXIT_COMPLETED;
  return state === 'cancelled' && interruptCode !== null ? interruptCode : EXIT_FAILED;
}
