import type {
  NumberParameter,
  ParameterValues,
  Workload,
  WorkloadGroup,
} from '../../contract/catalogue.ts';
import type { PresetRequest } from '../../contract/ipc.ts';
import { DEFAULT_SEED } from '../../contract/limits.ts';
import { admissionFor } from '../../contract/option-rules.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import type { RunRequest, RunResult } from '../../contract/run.ts';
import type { Runtime, UsableRuntime } from '../../contract/runtime.ts';
import { catalogue } from '../catalogue/catalogue.ts';
import type { Checked } from './check-value.ts';
import type { StartErrorCode } from './lab.ts';
import { presetCount } from './preset-count.ts';
import type { RememberedUnitTimes } from './remembered-unit-times.ts';
import { unitTimeMs } from './unit-time.ts';
import { findRuntime, findWorkload } from './validate-request.ts';

/** Of one try: work that takes longer gets the smallest preset there is. */
const TRY_LIMIT_MS = 10_000;

/** The work that a preset scales, and how it is measured. */
export interface CalibrationJob {
  readonly request: PresetRequest;
  readonly parameter: NumberParameter;
  readonly group: WorkloadGroup;
  readonly runtime: UsableRuntime;
  /** One worker after another where that is possible; two that meet where it is not. */
  readonly strategy: 'sequential' | 'threads';
}

/** What a preset needs to be measured here, or why this workload has none. */
export function calibrationJob(
  request: PresetRequest,
  runtimes: readonly Runtime[],
): Checked<CalibrationJob> {
  const workload = findWorkload(request.workload);
  if (!workload.ok) return workload;
  const parameter = presetParameterOf(workload.value);
  if (parameter === null) {
    return err(
      'no-preset',
      `${workload.value.label} has no presets, because its length means nothing: set its parameters yourself.`,
    );
  }
  const runtime = findRuntime(request.runtimeId, runtimes);
  if (!runtime.ok) return runtime;
  const strategy = measuringStrategy(request, runtime.value);
  if (strategy === null) {
    return err(
      'no-preset',
      `${runtime.value.implementation} runs ${workload.value.label} neither sequentially nor in threads, so its presets can't be measured: set the parameters yourself.`,
    );
  }
  const { group } = workload.value;
  return ok({ request, parameter, group, runtime: runtime.value, strategy });
}

/**
 * Parameters with the preset's own one set so that the work takes about as long as the preset says.
 * @param run starts a run and resolves with its result
 */
export async function calibrate(
  job: CalibrationJob,
  remembered: RememberedUnitTimes,
  run: (request: RunRequest) => Promise<Checked<RunResult>>,
): Promise<Checked<ParameterValues>> {
  const measured = await unitTimeMs((count) => measure(job, count, run), job.parameter);
  if (!measured.ok) return measured;
  // Where it can't be kept, it is measured again the next time: no reason to fail.
  await remembered.set(unitTimeKey(job), measured.value).catch(() => undefined);
  return ok(parametersOf(job, measured.value));
}

/** What is remembered from an earlier time; `null`: it is to be measured. */
export async function rememberedParameters(
  job: CalibrationJob,
  remembered: RememberedUnitTimes,
): Promise<ParameterValues | null> {
  const unitMs = await remembered.get(unitTimeKey(job));
  return unitMs === null ? null : parametersOf(job, unitMs);
}

function presetParameterOf({ parameters, presetParameter }: Workload): NumberParameter | null {
  const parameter = parameters.find(({ name }) => name === presetParameter);
  return parameter?.type === 'integer' ? parameter : null;
}

function measuringStrategy(
  { workload }: PresetRequest,
  runtime: UsableRuntime,
): CalibrationJob['strategy'] | null {
  const strategies = ['sequential', 'threads'] as const;
  const isAdmitted = (strategy: (typeof strategies)[number]): boolean =>
    admissionFor(catalogue, workload, { strategy, runtime }).admitted;
  return strategies.find(isAdmitted) ?? null;
}

async function measure(
  job: CalibrationJob,
  count: number,
  run: (request: RunRequest) => Promise<Checked<RunResult>>,
): Promise<Result<number, StartErrorCode>> {
  const result = await run(measuringRequest(job, count));
  if (!result.ok) return result;
  const { state, error } = result.value;
  if (state === 'timed-out') return ok(TRY_LIMIT_MS);
  if (state === 'cancelled') {
    return err('cancelled', 'Measuring was stopped: the parameters are left as they were.');
  }
  const tookMs = workMs(job, result.value);
  if (state === 'completed' && tookMs !== null) return ok(tookMs);
  return err(
    'not-measured',
    `How fast this machine is could not be measured: ${error?.message ?? 'the run said nothing of its time.'}`,
  );
}

/** Of work that computes, the CPU time: other programs on this machine stretch its wall time. */
function workMs({ group }: CalibrationJob, { wallMs, cpuMs }: RunResult): number | null {
  if (group !== 'cpu' || wallMs === null || cpuMs === null) return wallMs;
  return Math.min(wallMs, cpuMs.user + cpuMs.system);
}

function measuringRequest(
  { request, parameter, strategy }: CalibrationJob,
  count: number,
): RunRequest {
  return {
    workload: request.workload,
    parameters: { ...request.parameters, [parameter.name]: count },
    strategy,
    runtimeId: request.runtimeId,
    workers: workersOf(strategy),
    options: {},
    cores: null,
    seed: DEFAULT_SEED,
    timeLimitMs: TRY_LIMIT_MS,
  };
}

function parametersOf(
  { request, parameter, strategy }: CalibrationJob,
  unitMs: number,
): ParameterValues {
  const count = presetCount(request.preset, unitMs, workersOf(strategy), parameter);
  return { ...request.parameters, [parameter.name]: count };
}

/** All that the time of a unit depends on; an interpreter that was renewed in place is another one. */
function unitTimeKey({ request, parameter, runtime, strategy }: CalibrationJob): string {
  const others = Object.entries(request.parameters)
    .filter(([name]) => name !== parameter.name)
    .sort(([left], [right]) => (left < right ? -1 : 1));
  return JSON.stringify([request.workload, runtime.id, runtime.version, strategy, others]);
}

function workersOf(strategy: CalibrationJob['strategy']): number {
  return strategy === 'sequential' ? 1 : 2;
}
