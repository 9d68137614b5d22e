import type { RunRequest, RunResult } from '../../../contract/run.ts';
import type { Runtime } from '../../../contract/runtime.ts';
import type { ComparisonProgress } from '../../report/first-comparison.ts';
import { formatCores, formatMs } from '../../report/quantities.ts';
import { runtimeLabel, stateLabel, strategyLabel } from '../../report/run-labels.ts';

/** `Run 2 of 6: Threads × 2 on Python 3.11.2`; empty when there is no next run. */
export function progressLine(progress: ComparisonProgress, runtimes: readonly Runtime[]): string {
  const { done, total, next } = progress;
  if (next === null) return '';
  return `Run ${done + 1} of ${total}: ${strategyLabel(next)} on ${runtimeOf(next, runtimes)}`;
}

function runtimeOf({ runtimeId }: RunRequest, runtimes: readonly Runtime[]): string {
  const runtime = runtimes.find(({ id }) => id === runtimeId);
  return runtime?.usable === true ? runtimeLabel(runtime) : 'an unknown runtime';
}

/** One line a run, in columns: what ran, how long, on how many cores. */
export function resultLines(results: readonly RunResult[]): readonly string[] {
  return results.map((result) => {
    const what = `${runtimeLabel(result.runtime)}  ${strategyLabel(result)}`;
    if (result.state !== 'completed') return `  ${what.padEnd(34)} ${stateLabel(result.state)}`;
    const cores = formatCores(result.coresUsed, result.effectiveCores);
    return `  ${what.padEnd(34)} ${formatMs(result.wallMs).padStart(9)}   ${cores} cores used`;
  });
}

/** What went wrong, in one sentence; `null` when every run completed. */
export function failureSentence(results: readonly RunResult[]): string | null {
  const failed = results.filter(({ state }) => state !== 'completed');
  const first = failed[0];
  if (first === undefined) return null;
  const reason = first.error?.message ?? `A run ${stateLabel(first.state)}.`;
  return `${failed.length} of ${results.length} runs did not complete. ${reason}`;
}
