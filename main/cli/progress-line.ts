import { paceWords } from '../../contract/pace-words.ts';
import type { RunSample, SampleBatch } from '../../contract/sample.ts';
import { formatCores, formatCount, formatMs } from '../report/quantities.ts';
import { ERASE_LINE } from './terminal-text.ts';

/** One line of a terminal that is written over and over while a run goes on. */
export class ProgressLine {
  readonly #write: (text: string) => void;
  readonly #effectiveCores: number;
  #firstAtMs: number | null = null;
  #isShown = false;

  /** @param write to the terminal */
  constructor(write: (text: string) => void, effectiveCores: number) {
    this.#write = write;
    this.#effectiveCores = effectiveCores;
  }

  /** Shows how far the run is; a batch without a run changes nothing. */
  update({ run, atMs, lengthenedTickMs }: SampleBatch): void {
    // Before the run is ready it has no total, and there is nothing to tell.
    const total = run?.tasksTotal ?? null;
    if (run === null || total === null) return;
    this.#firstAtMs ??= atMs;
    this.#write(
      ERASE_LINE +
        progressText(run, total, atMs - this.#firstAtMs, this.#effectiveCores) +
        (lengthenedTickMs === undefined ? '' : paceWords(lengthenedTickMs)),
    );
    this.#isShown = true;
  }

  /** Leaves the line empty, for what is written next. */
  clear(): void {
    if (this.#isShown) this.#write(ERASE_LINE);
    this.#isShown = false;
  }
}

/** @param elapsedMs since the work was first seen */
export function progressText(
  run: RunSample,
  total: number,
  elapsedMs: number,
  effectiveCores: number,
): string {
  const ended = run.tasksDone + run.tasksFailed;
  const counts = `${formatCount(ended)} of ${formatCount(total)} tasks`;
  const cores = `${formatCores(run.total.coresUsed, effectiveCores)} cores`;
  if (ended === 0 || ended === total || elapsedMs === 0) return `${counts}, ${cores}`;
  const perSecond = (ended / elapsedMs) * 1000;
  const remainingMs = ((total - ended) / ended) * elapsedMs;
  return `${counts}, ${perSecond.toFixed(1)} per second, about ${formatMs(remainingMs)} left, ${cores}`;
}
