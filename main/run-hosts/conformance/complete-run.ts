import { setTimeout as sleep } from 'node:timers/promises';

import type { ParameterValues } from '../../../contract/catalogue.ts';
import type { TestServerAddress } from '../../../contract/host-protocol.ts';
import type { HostExit } from '../../lab/exit-meaning.ts';
import { serverBehaviour } from '../../lab/test-server.ts';
import {
  type CheckLimits,
  type CheckSetting,
  type Combination,
  parametersMessage,
  withHost,
} from './check-setting.ts';
import type { DrivenHost } from './driven-host.ts';
import { checkThreads } from './living-threads.ts';

/** Time in which a host that does not wait for `start` shows it. */
const EAGER_MS = 100;

/** A run from its parameters to the host's end, as far as it came. */
export interface RunRecord {
  readonly combination: Combination;
  readonly parameters: ParameterValues;
  readonly host: DrivenHost;
  /** On the system's monotonic clock; `null` where the run did not come that far. */
  readonly startSentNs: bigint | null;
  readonly releaseSentNs: bigint | null;
  readonly exit: HostExit | null;
  /** Workers that were announced and not there at `ready`; `null`: it can't be told here. */
  readonly missingWorkers: readonly string[] | null;
  /** Where the run came to a halt; `null`: it went to its end. */
  readonly halt: string | null;
}

export interface RunVariation {
  /** Added to every message to the host. */
  readonly extraKeys?: Readonly<Record<string, unknown>>;
}

/** Drives one run to its end, as Corelane does. */
export async function completeRun(
  setting: CheckSetting,
  combination: Combination,
  parameters: ParameterValues,
  variation: RunVariation = {},
): Promise<RunRecord> {
  const behaviour = serverBehaviour(parameters);
  const drive = (server: TestServerAddress | null): Promise<RunRecord> =>
    withHost(setting, (host) =>
      driveRun(host, combination, parameters, { ...variation, server, limits: setting.limits }),
    );
  return behaviour === null ? drive(null) : setting.withServer(behaviour, drive);
}

async function driveRun(
  host: DrivenHost,
  combination: Combination,
  parameters: ParameterValues,
  {
    extraKeys = {},
    server,
    limits,
  }: RunVariation & {
    readonly server: TestServerAddress | null;
    readonly limits: CheckLimits;
  },
): Promise<RunRecord> {
  const run = {
    combination,
    parameters,
    host,
    startSentNs: null as bigint | null,
    releaseSentNs: null as bigint | null,
    exit: null as HostExit | null,
    missingWorkers: null as readonly string[] | null,
  };
  host.send({
    ...extraKeys,
    ...parametersMessage(combination, parameters),
    ...(server === null ? {} : { server }),
  });
  const halt = await converse(run, extraKeys, limits);
  return { ...run, halt };
}

/** Fills in the record. @returns where it came to a halt */
async function converse(
  run: { -readonly [Key in keyof Omit<RunRecord, 'halt'>]: RunRecord[Key] },
  extraKeys: Readonly<Record<string, unknown>>,
  limits: CheckLimits,
): Promise<string | null> {
  const { host } = run;
  if ((await host.until(limits.helloMs, 'hello', 'ready', 'host-error')) === null)
    return 'said no hello';
  const ready = await host.until(limits.readyMs, 'ready', 'host-error');
  if (ready?.message.type !== 'ready') return 'never said ready';
  run.missingWorkers = await checkThreads(host.all('worker-started').map(({ message }) => message));
  await sleep(EAGER_MS);
  run.startSentNs = process.hrtime.bigint();
  host.send({ ...extraKeys, type: 'start' });
  const finished = await host.until(limits.finishMs, 'finished', 'host-error');
  if (finished?.message.type !== 'finished') return 'never said finished';
  run.releaseSentNs = process.hrtime.bigint();
  host.send({ ...extraKeys, type: 'release' });
  run.exit = await host.exit(limits.exitMs);
  return run.exit === null ? 'did not exit after release' : null;
}
