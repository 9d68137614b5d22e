import type { StrategyId } from '../../../contract/catalogue.ts';
import type { RunHeader } from '../../../contract/run.ts';
import type { TimeSpan } from '../../charts/time-span.ts';
import type { RunTrack } from '../track/run-track.ts';
import type { Gauge } from './gauge.ts';
import { type GaugePart, gaugePart } from './gauge-part.ts';
import { gilGauge } from './gil-gauge.ts';
import { delayGauge, utilisationGauge } from './loop-gauges.ts';
import { runQueueGauge, switchesGauge, throttlingGauge } from './machine-gauges.ts';
import { programGilGauges } from './program-gil.ts';

const LOOP_STRATEGIES: readonly StrategyId[] = ['async', 'threads-async', 'processes-async'];
const THREAD_STRATEGIES: readonly StrategyId[] = ['threads', 'thread-pool', 'threads-async'];

type GaugedRun = Pick<RunHeader, 'request' | 'runtime' | 'workers' | 'runtimes'>;

/**
 * The gauges that apply to a run, in a part of it. Those of the event loop: of Node.js, where every
 * worker has one, and wherever tasks share a loop; of a program of the user's own, where its Node.js was asked.
 * @param hasGil whether its interpreter has one; `null`: not known
 */
export function readGauges(
  track: RunTrack,
  run: GaugedRun,
  span: TimeSpan,
  hasGil: boolean | null,
): readonly Gauge[] {
  const part = gaugePart(track, span);
  const isProgram = run.request.strategy === 'program';
  return [
    ...(isProgram ? programGauges(part, run) : workloadGauges(part, run, hasGil)),
    runQueueGauge(part),
    switchesGauge(part),
    throttlingGauge(part),
  ];
}

function workloadGauges(part: GaugePart, run: GaugedRun, hasGil: boolean | null): readonly Gauge[] {
  const servesMany = LOOP_STRATEGIES.includes(run.request.strategy);
  const isNode = run.runtime.kind === 'node';
  const sharesGil = run.runtime.kind === 'python' && hasGil !== false && isThreaded(run);
  return [
    ...(isNode ? [utilisationGauge(part, servesMany)] : []),
    ...(isNode || servesMany ? [delayGauge(part, servesMany)] : []),
    ...(sharesGil ? [gilGauge(part, run.workers)] : []),
  ];
}

/** What its loops are for nobody knows; most serve many. */
function programGauges(part: GaugePart, run: GaugedRun): readonly Gauge[] {
  const { request, workers, runtimes = [] } = run;
  const isNode = runtimes.some(({ kind }) => kind === 'node');
  const isAsked = request.command?.runtimeDetails === true;
  return [
    ...(isNode && isAsked ? [utilisationGauge(part, true), delayGauge(part, true)] : []),
    ...programGilGauges(part, workers, runtimes),
  ];
}

/** Whether several workers share an interpreter: those of an interpreter pool have one each. */
function isThreaded({ request: { strategy, options } }: Pick<GaugedRun, 'request'>): boolean {
  return THREAD_STRATEGIES.includes(strategy) && options.executor !== 'InterpreterPoolExecutor';
}
