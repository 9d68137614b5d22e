import type { ConfigurationResult } from '../../../contract/experiment-result.ts';
import type { RunResult } from '../../../contract/run.ts';

/** Beyond this share of the runs, it is the machine that is measured, and more runs measure it again. */
const MOST_OF_THEM = 0.5;

/** How often other programs were busy while a run was timed. */
export interface OthersBusy {
  readonly hit: readonly RunResult[];
  readonly runs: number;
  readonly isMostly: boolean;
}

export function othersBusy(configurations: readonly ConfigurationResult[]): OthersBusy {
  const runs = configurations.flatMap((configuration) => configuration.runs);
  const hit = runs.filter(({ warnings }) => warnings.some(({ code }) => code === 'others-busy'));
  return { hit, runs: runs.length, isMostly: hit.length > MOST_OF_THEM * runs.length };
}
