import { counted } from './finding.ts';
import type { RunFacts } from './run-facts.ts';

/** `{jobs} = 4` where the program is told by a parameter how many workers it has. */
export function workersParameterText(
  { run }: Pick<RunFacts, 'run'>,
  workers: number,
): string | null {
  const name = run.command?.workersParameter ?? null;
  return name === null ? null : `{${name}} = ${workers}`;
}

/** What to do for more to go on at a time, in a program of the user's own: one sentence. */
export function shareOut(facts: RunFacts, workers: number): string {
  const parameter = workersParameterText(facts, workers);
  return parameter === null
    ? `Let your program share its work out over ${counted(workers, 'thread')} or processes.`
    : `Try ${parameter}.`;
}

/** What to do for less to go on at a time. */
export function fewer(facts: RunFacts, workers: number): string {
  const parameter = workersParameterText(facts, workers);
  return parameter === null
    ? `Let your program use ${counted(workers, 'worker')}`
    : `Use ${parameter}`;
}
