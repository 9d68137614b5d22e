import type { HostStrategyId } from '../../../contract/catalogue.ts';
import { type CheckSetting, withHost } from './check-setting.ts';
import type { DrivenHost } from './driven-host.ts';
import { duringWork } from './started-work.ts';

/** Two seconds by the protocol, and half of one for a busy machine. */
const GONE_LIMIT_MS = 2500;
const DEATH_LIMIT_MS = 5000;

/** Lets Corelane be gone: before it has said anything, and in the middle of long work. */
export async function checkInputClosed(
  setting: CheckSetting,
  strategies: readonly HostStrategyId[],
): Promise<void> {
  await withHost(setting, async (host) => {
    host.closeInput();
    const isGone = await host.isGoneWithin(setting.limits.exitMs);
    setting.findings.note('input-closed', isGone ? null : 'before the parameters: it lived on');
  });
  for (const strategy of strategies)
    await duringWork(setting, 'input-closed', strategy, async (host) => {
      host.closeInput();
      return leftovers(host);
    });
}

/** Kills the host in the middle of long work: its worker processes must not live on. */
export async function checkHostKilled(
  setting: CheckSetting,
  strategies: readonly HostStrategyId[],
): Promise<void> {
  for (const strategy of strategies)
    await duringWork(setting, 'host-killed', strategy, async (host) => {
      host.kill();
      return leftovers(host);
    });
}

async function leftovers(host: DrivenHost): Promise<string | null> {
  const isGone = await host.isGoneWithin(GONE_LIMIT_MS);
  return isGone ? null : 'a process of it lived on for more than 2 s';
}

/** Kills one worker process in the middle of long work. */
export async function checkWorkerKilled(
  setting: CheckSetting,
  strategies: readonly HostStrategyId[],
): Promise<void> {
  setting.findings.excuse('worker-killed', 'None of its workers is a process of its own.');
  for (const strategy of strategies.filter((name) => name.startsWith('process')))
    await duringWork(setting, 'worker-killed', strategy, async (host) => {
      const worker = host.all('worker-started').at(-1)?.message;
      if (worker === undefined || worker.pid === host.pid)
        return 'its workers are no processes of their own';
      process.kill(worker.pid, 'SIGKILL');
      return deathReport(host, worker.id, setting.limits.exitMs);
    });
}

async function deathReport(
  host: DrivenHost,
  worker: number,
  exitMs: number,
): Promise<string | null> {
  const error = await host.until(DEATH_LIMIT_MS, 'host-error');
  if (error === null) return 'no host-error told that a worker was killed';
  if (error.message.code !== 'worker-died')
    return `its host-error was ${error.message.code}, not worker-died`;
  const account = host.all('worker-exited').find(({ message }) => message.id === worker);
  if (account === undefined || account.atNs > error.atNs)
    return `no worker-exited of worker ${worker} came before host-error`;
  const { signal, exitCode } = account.message;
  if (signal === undefined && exitCode === undefined)
    return `worker-exited of worker ${worker} has neither signal nor exitCode`;
  const exit = await host.exit(exitMs);
  if (exit?.code !== 1)
    return `it ended with ${exit?.signal ?? `exit code ${exit?.code ?? 'none'}`}`;
  return leftovers(host);
}
