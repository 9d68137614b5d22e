import { setTimeout as sleep } from 'node:timers/promises';

import type { HostStrategyId, HostWorkloadId } from '../../../contract/catalogue.ts';
import { type CheckSetting, parametersMessage, strategiesFor, withHost } from './check-setting.ts';
import type { DrivenHost } from './driven-host.ts';
import { endlessParameters } from './probe-parameters.ts';
import type { RuleId } from './rules.ts';

/** Time for all workers to be at their first task. */
const UNDER_WAY_MS = 200;

/**
 * Brings the host into the middle of long work under a strategy, and then does something to it.
 * Where that can't be had, the rule does not apply.
 * @param act says what was seen that breaks the rule; `null`: nothing
 */
export async function duringWork(
  setting: CheckSetting,
  rule: RuleId,
  strategy: HostStrategyId,
  act: (host: DrivenHost) => Promise<string | null>,
): Promise<void> {
  const { findings, limits } = setting;
  const work = longWork(setting, strategy);
  if (work === null) {
    findings.excuse(rule, 'The host offers no workload that takes long enough.');
    return;
  }
  await withHost(setting, async (host) => {
    host.send(parametersMessage({ workload: work[0], strategy }, work[1]));
    const ready = await host.until(limits.readyMs, 'ready', 'host-error');
    if (ready?.message.type !== 'ready') {
      findings.note('runs-what-it-describes', `${work[0]} under ${strategy}: it never said ready`);
      return;
    }
    host.send({ type: 'start' });
    await sleep(UNDER_WAY_MS);
    if (host.all('finished').length > 0)
      findings.excuse(rule, `The host was through with ${work[0]} before anything could be tried.`);
    else findings.note(rule, withName(strategy, await act(host)));
  });
}

function longWork(setting: CheckSetting, strategy: HostStrategyId) {
  const works = Object.entries(endlessParameters) as [HostWorkloadId, Record<string, number>][];
  const offered = works.filter(([id]) => strategiesFor(setting, id).includes(strategy));
  return offered[0] ?? null;
}

function withName(strategy: HostStrategyId, seen: string | null): string | null {
  return seen === null ? null : `under ${strategy}: ${seen}`;
}
