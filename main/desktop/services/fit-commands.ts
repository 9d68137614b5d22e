import type { CommandSpec } from '../../../contract/command.ts';
import type { Rerun } from '../../../contract/history.ts';
import type { RunRequest } from '../../../contract/run.ts';
import { MASK } from '../../command/mask-environment.ts';
import type { CommandsSpec } from '../../experiment/plan/command-cells.ts';
import { shownPath } from '../../store/approval-subject.ts';
import { fitCores, type RerunPlace } from './fit-rerun.ts';

/** Fills the panel with a program of the user's own that was run once. Starts nothing, touches nothing. */
export function fitCommandRun(request: RunRequest, place: RerunPlace): Rerun {
  const notes = valueNotes(request.command === undefined ? [] : [request.command]);
  const cores = fitCores(request.cores, place, notes);
  return { kind: 'run', request: { ...request, cores }, notes };
}

/** The same with programs that were compared. */
export function fitCommands(spec: CommandsSpec, place: RerunPlace): Rerun {
  const notes = valueNotes(spec.commands);
  const cores = fitCores(spec.cores, place, notes);
  return { kind: 'experiment', spec: { ...spec, cores }, notes };
}

function valueNotes(commands: readonly CommandSpec[]): string[] {
  const variables = commands.flatMap(({ environment }) => Object.entries(environment));
  const masked = variables.filter(([, value]) => value === MASK).map(([name]) => shownPath(name));
  const names = [...new Set(masked)];
  return names.length === 0
    ? []
    : [`Values of the environment are not kept: type those of ${names.join(', ')} again.`];
}
