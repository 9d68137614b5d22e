import type { RuntimeSearch } from './runtime-search.ts';

/** By then the window has been drawn and looked at; a run may have been started. */
const LATER_MS = 2_000;
const BUSY_MS = 10_000;

export interface FirstSearchParts {
  readonly runtimes: Pick<RuntimeSearch, 'known' | 'refresh'>;
  /** A run or an experiment is under way: it would be slower beside a search. */
  readonly isBusy: () => boolean;
  readonly onProblem: (error: unknown) => void;
}

/**
 * The search of this start: at once where nothing is known, for nothing can be run before it. What the last start has
 * found is looked after later, so that the start need not share its cores with a dozen interpreters.
 * @returns takes it back
 */
export function searchAfterStart({ runtimes, isBusy, onProblem }: FirstSearchParts): () => void {
  let timer: NodeJS.Timeout | undefined;
  const search = () => void runtimes.refresh().catch(onProblem);
  const plan = (delayMs: number): void => {
    timer = setTimeout(() => {
      if (isBusy()) plan(BUSY_MS);
      else search();
    }, delayMs);
    // It alone is no reason to go on.
    timer.unref();
  };
  if (runtimes.known() === null) search();
  else plan(LATER_MS);
  return () => clearTimeout(timer);
}
