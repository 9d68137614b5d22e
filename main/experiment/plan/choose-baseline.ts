import type { BaselineChoice, Configuration } from '../../../contract/experiment.ts';
import { err, ok, type Result } from '../../../contract/result.ts';

type Candidate = Pick<Configuration, 'id' | 'label' | 'work' | 'request'>;

/**
 * The configuration of one work that the others are held against: of those that the choice fits the
 * first that runs one task after another, else the first of all, which has the first runtime, the
 * first strategy and the fewest workers.
 * @param configurations of one work, in the order of the matrix; at least one
 */
export function chooseBaseline<Of extends Candidate>(
  configurations: readonly Of[],
  choice: BaselineChoice,
): Result<Of, 'no-baseline'> {
  const fitting = configurations.filter(({ request }) => fits(request, choice));
  const chosen = fitting.find(({ request }) => request.strategy === 'sequential') ?? fitting[0];
  if (chosen !== undefined) return ok(chosen);
  const work = configurations[0]?.work ?? 'this work';
  const offered = configurations.map(({ label }) => `“${label}”`).join(', ');
  return err(
    'no-baseline',
    `The baseline is ${described(choice)}, and no configuration of ${work} is that: choose one of ${offered}, or leave the baseline open.`,
  );
}

function fits(
  { strategy, runtimeId, workers }: Configuration['request'],
  choice: BaselineChoice,
): boolean {
  return (
    (choice.strategy ?? strategy) === strategy &&
    (choice.runtimeId ?? runtimeId) === runtimeId &&
    (choice.workers ?? workers) === workers
  );
}

function described({ strategy, runtimeId, workers }: BaselineChoice): string {
  const parts = [
    ...(strategy === undefined ? [] : [`the strategy ${strategy}`]),
    ...(runtimeId === undefined ? [] : [`the runtime ${runtimeId}`]),
    ...(workers === undefined ? [] : [workers === 1 ? '1 worker' : `${workers} workers`]),
  ];
  return parts.join(' with ');
}
