import type { ExperimentSpec } from '../../../contract/experiment.ts';
import type { RunRequest } from '../../../contract/run.ts';
import type { AppModel } from '../shell/app-model.ts';

/** Fills the panel of the lab, whichever of both it is to be about. Starts nothing. */
export function fillLab(
  { launch, command }: Pick<AppModel, 'launch' | 'command'>,
  request: RunRequest,
  notes: readonly string[],
): void {
  if (request.command === undefined) {
    command.change({ isChosen: false });
    launch.fill(request, notes);
    return;
  }
  command.fill({ commands: [request.command], parameters: {} });
  launch.fillBeside(request, notes);
}

/** The same of the panel for comparing. */
export function fillCompare(
  { compare, command }: Pick<AppModel, 'compare' | 'command'>,
  spec: ExperimentSpec,
  notes: readonly string[],
): void {
  const { commands, parameters } = spec;
  if (commands === undefined) {
    command.change({ isChosen: false });
    compare.fill(spec, notes);
    return;
  }
  command.fill({ commands, parameters });
  compare.fillRules(spec, notes);
}
