import type { ExperimentSpec } from '../../../contract/experiment.ts';
import { MAX_EXPERIMENT_RUNS } from '../../../contract/limits.ts';
import { err, ok, type Result } from '../../../contract/result.ts';
import { countCommandCells, hasCommands } from './command-cells.ts';
import { MAX_CELLS } from './expand-matrix.ts';
import { countCells } from './matrix-cells.ts';
import { leastRepeatsOf } from './run-counts.ts';
import { specProblems } from './spec-problems.ts';

/**
 * Whether a spec makes sense by itself: names are known, numbers within their bounds, and not more
 * runs than an experiment may have. Its error is the first thing wrong, in one sentence that names
 * the field and what is allowed.
 */
export function checkSpec(spec: ExperimentSpec): Result<ExperimentSpec, 'bad-experiment'> {
  const [first] = specProblems(spec);
  if (first !== undefined) return err('bad-experiment', first.message);
  const cells = hasCommands(spec) ? countCommandCells(spec) : countCells(spec);
  if (cells <= MAX_CELLS) return ok(spec);
  const runs = cells * (spec.warmups + leastRepeatsOf(spec.stopRule));
  return err(
    'bad-experiment',
    `These lists make ${cells} configurations and at least ${runs} runs, and an experiment has at most ${MAX_EXPERIMENT_RUNS} runs: shorten the lists of ${hasCommands(spec) ? 'commands or parameters' : 'parameters, strategies, runtimes or workers'}.`,
  );
}
