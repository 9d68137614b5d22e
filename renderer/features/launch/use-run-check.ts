import type { RunRequest } from '../../../contract/run.ts';
import { checkProgramRun } from '../command/check-program-run.ts';
import type { ProgramProblem } from '../command/check-programs.ts';
import { useProgram } from '../command/use-program.ts';
import { useApp, useReadable } from '../shell/app-context.ts';
import { fieldLabel } from './field-label.ts';
import { useLaunch } from './use-launch.ts';

/** What Run would start, or the first thing in its way. */
export interface RunCheck {
  /** `null` while anything is wrong. */
  readonly request: RunRequest | null;
  /** `null`: nothing is wrong, or it is not known yet. */
  readonly problem: ProgramProblem | null;
}

/** The panel as it stands, whichever of both it is about. */
export function useRunCheck(): RunCheck {
  const ofWorkload = useWorkloadCheck();
  const { facts } = useApp();
  const { draft } = useLaunch();
  const program = useProgram();
  return program.draft.isChosen
    ? checkProgramRun(program.read, program.draft.selected, draft, facts.machine)
    : ofWorkload;
}

function useWorkloadCheck(): RunCheck {
  const { check, workload } = useLaunch();
  const { runtimes, facts } = useApp();
  const isSearching = useReadable(runtimes.view).runtimes === null;
  const [first] = Object.entries(check.errors);
  if (isSearching || first === undefined) return { request: check.request, problem: null };
  const [field, message] = first;
  const label = fieldLabel(field, workload, facts.catalogue.options);
  return { request: check.request, problem: { field: label, message } };
}
