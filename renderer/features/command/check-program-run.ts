import type { MachineFacts } from '../../../contract/ipc.ts';
import { DEFAULT_SEED, MAX_TIME_LIMIT_S } from '../../../contract/limits.ts';
import type { RunRequest } from '../../../contract/run.ts';
import { chosenCores } from '../launch/cores/core-choice.ts';
import type { LaunchDraft } from '../launch/launch-draft.ts';
import { readWholeNumber } from '../launch/whole-number.ts';
import {
  type ProgramProblem,
  type ReadPrograms,
  runProblem,
  runRequestOf,
} from './check-programs.ts';

export interface ProgramRun {
  /** `null` while anything is wrong. */
  readonly request: RunRequest | null;
  readonly problem: ProgramProblem | null;
}

/** Reads the panel of the lab for a run of the command in front. */
export function checkProgramRun(
  read: ReadPrograms,
  selected: number,
  { cores, timeLimitText }: Pick<LaunchDraft, 'cores' | 'timeLimitText'>,
  machine: Pick<MachineFacts, 'allowedCores' | 'noAffinityReason'>,
): ProgramRun {
  const chosen = chosenCores(cores, machine);
  const timeLimitS = readWholeNumber(timeLimitText, 1, MAX_TIME_LIMIT_S);
  const problem = runProblem(read, selected);
  if (problem !== null) return { request: null, problem };
  if (!chosen.ok) return refused('Cores', chosen.message);
  if (!timeLimitS.ok) return refused('Time limit', timeLimitS.message);
  const place = {
    cores: chosen.cores,
    seed: DEFAULT_SEED,
    timeLimitMs: timeLimitS.value * 1000,
  };
  return { request: runRequestOf(read, selected, place), problem: null };
}

function refused(field: string, message: string): ProgramRun {
  return { request: null, problem: { field, message } };
}
