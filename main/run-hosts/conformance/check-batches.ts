import type { HostWorkloadId, ParameterValues } from '../../../contract/catalogue.ts';
import { checkRun } from './check-run.ts';
import { type CheckSetting, named, strategiesFor } from './check-setting.ts';
import { completeRun } from './complete-run.ts';

/** More tasks than two batches hold, with next to nothing to do in each. */
const CROWDS: Readonly<Partial<Record<HostWorkloadId, ParameterValues>>> = {
  sum: { tasks: 601 },
  primes: { tasks: 601, size: 2 },
  sleep: { tasks: 601, size: 0 },
};

const SLOW_TASKS = { tasks: 4, size: 600 };

/**
 * The results of the first tasks have to come while others still run, where somebody watches. With tasks of 600 ms they are
 * 350 ms early by the protocol; one that keeps them to the end is not early at all.
 */
const EARLIER_MS = 150;

/** Looks at how results are bundled: many quick ones, and a few slow ones. */
export async function checkBatches(setting: CheckSetting): Promise<void> {
  for (const [workload, parameters] of Object.entries(CROWDS) as [
    HostWorkloadId,
    ParameterValues,
  ][]) {
    const strategy = strategiesFor(setting, workload)[0];
    if (strategy === undefined) continue;
    checkRun(setting, await completeRun(setting, { workload, strategy }, parameters));
    break;
  }
  const strategy = strategiesFor(setting, 'sleep')[0];
  if (strategy === undefined) return;
  const watched = { extraKeys: { gauges: true } };
  const run = await completeRun(setting, { workload: 'sleep', strategy }, SLOW_TASKS, watched);
  const [first, finished] = [run.host.all('tasks')[0], run.host.all('finished')[0]];
  if (first === undefined || finished === undefined) return;
  const earlierMs = Number(finished.atNs - first.atNs) / 1e6;
  const late = `${named(run.combination)}: results of the first tasks were kept back until the end`;
  setting.findings.note('batches', earlierMs >= EARLIER_MS ? null : late);
}
