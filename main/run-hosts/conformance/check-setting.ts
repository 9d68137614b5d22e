import type { ParameterValues, StrategyId, WorkloadId } from '../../../contract/catalogue.ts';
import type { TestServerAddress } from '../../../contract/host-protocol.ts';
import type { HostAbilities } from '../../../contract/runtime.ts';
import type { ChildCommand } from '../../lab/child-group.ts';
import type { ServerBehaviour } from '../../lab/test-server.ts';
import type { ProgramGuard } from '../../runtimes/bounded-program.ts';
import { DrivenHost } from './driven-host.ts';
import type { Findings } from './findings.ts';
import type { InputFile } from './task-bytes.ts';

/** What all parts of one check share. */
export interface CheckSetting {
  readonly command: ChildCommand;
  readonly guard: ProgramGuard;
  readonly findings: Findings;
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
  readonly workload: WorkloadId;
  readonly strategy: StrategyId;
}

/** Workers of every run of the check. */
export const WORKERS = 2;
export const SEED = 1;

export const HELLO_LIMIT_MS = 15_000;
export const READY_LIMIT_MS = 60_000;
export const FINISH_LIMIT_MS = 60_000;
export const EXIT_LIMIT_MS = 10_000;

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
  workload: WorkloadId,
): readonly StrategyId[] {
  return abilities[workload] ?? [];
}

/** How a combination is named in a sentence. */
export function named({ workload, strategy }: Combination): string {
  return `${workload} under ${strategy}`;
}
