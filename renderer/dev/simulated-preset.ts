import type { ParameterValues } from '../../contract/catalogue.ts';
import type { PresetRequest } from '../../contract/ipc.ts';
import { ok, type Result } from '../../contract/result.ts';
import { catalogue } from './catalogue.ts';

/** As long as a first measurement may take. */
const MEASURING_MS = 1500;

/** Measures nothing, but takes its time. */
export async function simulatePreset(request: PresetRequest): Promise<Result<ParameterValues>> {
  await new Promise((resolve) => setTimeout(resolve, MEASURING_MS));
  const name = catalogue.workloads.find(({ id }) => id === request.workload)?.presetParameter;
  if (name === null || name === undefined) return ok(request.parameters);
  return ok({ ...request.parameters, [name]: request.preset === 'quick' ? 26 : 260 });
}
