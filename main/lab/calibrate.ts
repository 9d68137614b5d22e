import type {
  NumberParameter,
  ParameterValues,
  StrategyId,
  Workload,
  WorkloadGroup,
} from '../../contract/catalogue.ts';
import type { PresetRequest } from '../../contract/ipc.ts';
import { DEFAULT_SEED } from '../../contract/limits.ts';
import { admissionFor } from '../../contract/option-rules.ts';
import { err, ok } from '../../contract/result.ts';
import type { RunRequest, RunResult } from '../../contract/run.ts';
import type { Runtime, UsableRuntime } from '../../contract/runtime.ts';
import { sortedEntries } from '../../contract/sorted-entries.ts';
import { catalogue } from '../catalogue/catalogue.ts';
import type { Checked } from './check-value.ts';
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
  /**
   * First the plain work: one worker where that is possible, two that meet where it is not. Then the
   * strategy that the user has chosen, with two workers.
   */
  readonly strategies: readonly StrategyId[];
}

/** A run, and whether other programs wanted the cores meanwhile. */
export interface TriedRun {
  readonly result: RunResult;
  readonly othersBusy: boolean;
}

export type TryOut = (request: RunRequest) => Promise<Checked<TriedRun>>;

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
  const strategies = measuredStrategies(request, runtime.value);
  if (strategies === null) {
    return err(
      'no-preset',
      `${runtime.value.implementation} runs ${workload.value.label} neither sequentially nor in threads, so its presets can't be measured: set the parameters yourself.`,
    );
  }
  const { group } = workload.value;
  return ok({ request, parameter, group, runtime: runtime.value, strategies });
}

/**
 * Parameters with the preset's own one set so that the work takes about as long as the preset says,
 * and not much longer under the chosen strategy.
 * @param run starts a run and resolves with its result
 */
export async function calibrate(
  job: CalibrationJob,
  remembered: RememberedUnitTimes,
  run: TryOut,
): Promise<Checked<ParameterValues>> {
  const counts: number[] = [];
  for (const strategy of job.strategies) {
    const known = await remembered.get(unitTimeKey(job, strategy));
    const unitMs = known === null ? await measureUnit(job, strategy, remembered, run) : ok(known);
    if (!unitMs.ok) return unitMs;
    counts.push(countFor(job, strategy, unitMs.value));
  }
  return ok(parametersOf(job, counts));
}

/** What is remembered from an earlier time; `null`: something is to be measured. */
export async function rememberedParameters(
  job: CalibrationJob,
  remembered: RememberedUnitTimes,
): Promise<ParameterValues | null> {
  const counts: number[] = [];
  for (const strategy of job.strategies) {
    const unitMs = await remembered.get(unitTimeKey(job, strategy));
    if (unitMs === null) return null;
    counts.push(countFor(job, strategy, unitMs));
  }
  return parametersOf(job, counts);
}

async function measureUnit(
  job: CalibrationJob,
  strategy: StrategyId,
  remembered: RememberedUnitTimes,
  run: TryOut,
): Promise<Checked<number>> {
  let othersBusy = false;
  const measureCount = async (count: number): Promise<Checked<number>> => {
    const tried = await run(measuringRequest(job, strategy, count));
    if (!tried.ok) return tried;
    othersBusy = tried.value.othersBusy && !isCpuTime(job, strategy);
    return workMs(job, strategy, tried.value.result);
  };
  const unitMs = await unitTimeMs(measureCount, job.parameter);
  if (!unitMs.ok) return unitMs;
  // Where it can't be kept, it is measured again the next time: no reason to fail.
  const key = unitTimeKey(job, strategy);
  await remembered.set(key, unitMs.value, { othersBusy }).catch(() => undefined);
  return unitMs;
}

function presetParameterOf({ parameters, presetParameter }: Workload): NumberParameter | null {
  const parameter = parameters.find(({ name }) => name === presetParameter);
  return parameter?.type === 'integer' ? parameter : null;
}

function measuredStrategies(
  { workload, strategy: chosen }: PresetRequest,
  runtime: UsableRuntime,
): readonly StrategyId[] | null {
  const isAdmitted = (strategy: StrategyId): boolean =>
    admissionFor(catalogue, workload, { strategy, runtime }).admitted;
  const plain = (['sequential', 'threads'] as const).find(isAdmitted);
  if (plain === undefined) return null;
  const isOther = chosen !== undefined && chosen !== plain && isAdmitted(chosen);
  return isOther ? [plain, chosen] : [plain];
}

/** How long the work took, in milliseconds. */
function workMs(job: CalibrationJob, strategy: StrategyId, result: RunResult): Checked<number> {
  const { state, error, wallMs, cpuMs } = result;
  if (state === 'timed-out') return ok(TRY_LIMIT_MS);
  if (state === 'cancelled') {
    return err('cancelled', 'Measuring was stopped: the parameters are left as they were.');
  }
  if (state === 'completed' && wallMs !== null) {
    if (!isCpuTime(job, strategy) || cpuMs === null) return ok(wallMs);
    return ok(Math.min(wallMs, cpuMs.user + cpuMs.system));
  }
  return err(
    'not-measured',
    `How fast this machine is could not be measured: ${error?.message ?? 'the run said nothing of its time.'}`,
  );
}

/** Of plain work that computes, the CPU time: other programs on this machine stretch its wall time. */
function isCpuTime({ group, strategies }: CalibrationJob, strategy: StrategyId): boolean {
  return group === 'cpu' && strategy === strategies[0];
}

function measuringRequest(
  { request, parameter }: CalibrationJob,
  strategy: StrategyId,
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

function countFor(
  { request, parameter }: CalibrationJob,
  strategy: StrategyId,
  unitMs: number,
): number {
  return presetCount(request.preset, unitMs, workersOf(strategy), parameter);
}

/** The least of them: so that none of the strategies takes much longer. */
function parametersOf(
  { request, parameter }: CalibrationJob,
  counts: readonly number[],
): ParameterValues {
  return { ...request.parameters, [parameter.name]: Math.min(...counts) };
}

/** All that the time of a unit depends on; an interpreter that was renewed in place is another one. */
function unitTimeKey(
  { request, parameter, runtime }: CalibrationJob,
  strategy: StrategyId,
): string {
  const others = sortedEntries(request.parameters).filter(([name]) => name !== parameter.name);
  return JSON.stringify([request.workload, runtime.id, runtime.version, strategy, others]);
}

function workersOf(strategy: StrategyId): number {
  return strategy === 'sequential' ? 1 : 2;
}
