import { MAX_CONFIGURATIONS } from '../../../contract/limits.ts';
import { err, ok, type Result } from '../../../contract/result.ts';
import { resolveHere } from '../../command/program-here.ts';
import type { CoreFacts } from '../../lab/check-cores.ts';
import { validateCommand } from '../../lab/validate-command.ts';
import { chooseBaseline } from './choose-baseline.ts';
import { type CommandCell, commandCells, type CommandsSpec } from './command-cells.ts';
import type { ExpandedMatrix } from './expand-matrix.ts';

/**
 * Every configuration of an experiment that compares programs of the user's own. They are claimed to
 * do the same work, whatever their parameters: which of them is faster is what is asked.
 * @returns an error for the first that can't be run: to leave one out would answer another question
 */
export function expandCommands(spec: CommandsSpec, machine: CoreFacts): Result<ExpandedMatrix> {
  const cells = commandCells(spec);
  if (!cells.ok) return cells;
  if (cells.value.length > MAX_CONFIGURATIONS) return tooMany(cells.value.length);
  for (const { request, label } of cells.value) {
    const valid = validateCommand(request, request.command, machine);
    if (!valid.ok) return err(valid.error.code, `${label}: ${valid.error.message}`);
  }
  const drafts = cells.value.map(draft);
  const baseline = chooseBaseline(drafts, spec.baseline);
  if (!baseline.ok) return baseline;
  const configurations = drafts.map((one) => ({ ...one, baseline: baseline.value.id }));
  return ok({ configurations, omitted: [] });
}

function draft({ request, label }: CommandCell, index: number) {
  return {
    id: `c${index + 1}`,
    label,
    request,
    runtime: {
      id: request.runtimeId,
      kind: 'other' as const,
      version: '',
      executable: resolveHere(request.command),
    },
    work: 'command',
  };
}

function tooMany(count: number): Result<never> {
  return err(
    'too-many-configurations',
    `These commands and values make ${count} configurations, and an experiment has at most ${MAX_CONFIGURATIONS}: shorten the lists.`,
  );
}
