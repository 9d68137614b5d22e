import type { HostStrategyId } from '../../../contract/catalogue.ts';
import type { FinishedMessage } from '../../../contract/host-protocol.ts';
import {
  type CheckSetting,
  type Combination,
  parametersMessage,
  withHost,
} from './check-setting.ts';
import type { DrivenHost } from './driven-host.ts';
import { probeParameters } from './probe-parameters.ts';
import { duringWork } from './started-work.ts';

/** One second by the protocol, and half of one for two pipes and a busy machine. */
const STOP_LIMIT_MS = 1500;
const END_LIMIT_MS = 2000;

/** Takes the parameters back before the host can have followed them. */
export async function checkStopBeforeReady(
  setting: CheckSetting,
  combination: Combination,
): Promise<void> {
  const parameters = probeParameters(setting.folder)[combination.workload];
  await withHost(setting, async (host) => {
    host.send(parametersMessage(combination, parameters));
    host.send({ type: 'stop' });
    await host.until(setting.limits.exitMs, 'finished', 'host-error');
    const finished = host.all('finished')[0]?.message;
    if (finished !== undefined) host.send({ type: 'release' });
    setting.findings.note('stop-before-ready', await earlyEnd(host, finished));
  });
}

async function earlyEnd(
  host: DrivenHost,
  finished: FinishedMessage | undefined,
): Promise<string | null> {
  if (host.all('host-error').length > 0) return 'it answered with host-error';
  if (finished?.stopped === false) return 'it answered finished with stopped: false';
  const exit = await host.exit(END_LIMIT_MS);
  if (exit === null)
    return finished === undefined
      ? 'it neither ended nor answered'
      : 'it did not end after release';
  return exit.code === 0 ? null : `it ended with ${exit.signal ?? `exit code ${exit.code}`}`;
}

/** Stops long work under each strategy. */
export async function checkStopDuringWork(
  setting: CheckSetting,
  strategies: readonly HostStrategyId[],
): Promise<void> {
  for (const strategy of strategies)
    await duringWork(setting, 'stop-during-work', strategy, async (host) => {
      host.send({ type: 'stop' });
      const answer = await host.until(STOP_LIMIT_MS, 'finished', 'host-error');
      if (answer?.message.type !== 'finished') return 'it did not answer finished within 1 s';
      return afterStop(host, answer.message);
    });
}

async function afterStop(
  host: DrivenHost,
  { stopped, digest, tasksTotal, tasksDone, tasksFailed }: FinishedMessage,
): Promise<string | null> {
  if (!stopped) return 'it answered finished with stopped: false';
  if (digest !== null && tasksDone + tasksFailed < tasksTotal)
    return 'it gave a digest, though tasks are missing';
  const reported = host.all('tasks').flatMap(({ message }) => message.tasks).length;
  if (reported !== tasksDone + tasksFailed)
    return `finished counts ${tasksDone + tasksFailed} tasks, its tasks lines hold ${reported}`;
  host.send({ type: 'release' });
  const exit = await host.exit(END_LIMIT_MS);
  if (exit === null) return `it had not ended ${END_LIMIT_MS / 1000} s after release`;
  return exit.code === 0 ? null : `it ended with ${exit.signal ?? `exit code ${exit.code}`}`;
}
