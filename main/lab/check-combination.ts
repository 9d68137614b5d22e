import { combinationProblem } from '../../contract/combination-rules.ts';
import { err, ok } from '../../contract/result.ts';
import type { RunRequest } from '../../contract/run.ts';
import type { UsableRuntime } from '../../contract/runtime.ts';
import type { Checked } from './check-value.ts';

/** Whether all that was chosen goes together; each by itself has been checked before. */
export function checkCombination(request: RunRequest, { kind }: UsableRuntime): Checked<null> {
  const problem = combinationProblem({ ...request, kind });
  if (problem === null) return ok(null);
  if (problem.field === 'workers') return err('bad-workers', problem.reason);
  const isParameter = problem.field in request.parameters;
  return err(isParameter ? 'bad-parameter' : 'bad-option', problem.reason);
}
