import type {
  HostStrategyId,
  HostWorkloadId,
  ParameterValues,
} from '../../../contract/catalogue.ts';
import type { TestServerAddress } from '../../../contract/host-protocol.ts';
import type { HostAbilities } from '../../../contract/runtime.ts';
import type { ChildCommand } from '../../lab/child-group.ts';
import type { ServerBehaviour } from '../../lab/test-server.ts';
import type { ProgramGuard } from '../../runtimes/bounded-program.ts';
import { DESCRIBE_TIMEOUT_MS } from '../describe-host.ts';
import { DrivenHost } from './driven-host.ts';
import type { Findings } from './findings.ts';
import type { InputFile } from './task-bytes.ts';

/** What all parts of one check share. */
export interface CheckSetting {
  readonly command: ChildCommand;
  readonly guard: ProgramGuard;
  readonly findings: Findings;
  readonly limits: CheckLimits;
  /** What the host said it can do. */
  readonly abilities: HostAbilities;
  /** A folder with a few files, and what is in them. */
  readonly folder: string;
  readonly files: readonly InputFile[];
  /** Starts a test server that behaves like this, for as long as `work` takes. */
  readonly withServer: <Value>(
    behaviour: ServerBehaviour,
    work: (address: TestServerAddress) => Promise<Value>,
  ) => Promise<Value>;
}

/** A workload under a strategy that the host offers. */
export interface Combination {
  readonly workload: HostWorkloadId;
  readonly strategy: HostStrategyId;
}

/** Workers of every run of the check. */
export const WORKERS = 2;
export const SEED = 1;

/** How long a host may take for what has no promised time, before it counts as never done. */
export interface CheckLimits {
  readonly describeMs: number;
  readonly helloMs: number;
  readonly readyMs: number;
  readonly finishMs: number;
  readonly exitMs: number;
}

export const CHECK_LIMITS: CheckLimits = {
  describeMs: DESCRIBE_TIMEOUT_MS,
  helloMs: 15_000,
  readyMs: 60_000,
  finishMs: 60_000,
  exitMs: 10_000,
};

/** The `parameters` message of a run of the check. */
export function parametersMessage(
  { workload, strategy }: Combination,
  parameters: ParameterValues,
): Readonly<Record<string, unknown>> {
  return {
    type: 'parameters',
    protocol: 1,
    workload,
    strategy,
    workers: WORKERS,
    seed: SEED,
    parameters,
    options: {},
  };
}

/** Starts the host for as long as `work` takes, and leaves nothing of it. */
export async function withHost<Value>(
  { command, guard }: CheckSetting,
  work: (host: DrivenHost) => Promise<Value>,
): Promise<Value> {
  const host = await DrivenHost.start(command, guard);
  try {
    return await work(host);
  } finally {
    await host.end();
  }
}

/** The strategies that the host offers for a workload. */
export function strategiesFor(
  { abilities }: CheckSetting,
  workload: HostWorkloadId,
): readonly HostStrategyId[] {
  return abilities[workload] ?? [];
}

/** How a combination is named in a sentence. */
export function named({ workload, strategy }: Combination): string {
  return `${workload} under ${strategy}`;
}
