import type { HostStrategyId, HostWorkloadId } from '../../../contract/catalogue.ts';
import type { DescriptionMessage } from '../../../contract/host-protocol.ts';
import type { HostAbilities } from '../../../contract/runtime.ts';
import type { ChildCommand } from '../../lab/child-group.ts';
import { createGuard, type Guard } from '../../lab/guard.ts';
import { startTestServer } from '../../lab/test-server.ts';
import { checkBadParameters } from './check-bad-parameters.ts';
import { checkBatches } from './check-batches.ts';
import { checkDescribe } from './check-describe.ts';
import { checkHostKilled, checkInputClosed, checkWorkerKilled } from './check-endings.ts';
import { checkRun } from './check-run.ts';
import type { CheckLimits, CheckSetting, Combination } from './check-setting.ts';
import { CHECK_LIMITS, named } from './check-setting.ts';
import { checkStopBeforeReady, checkStopDuringWork } from './check-stop.ts';
import { completeRun } from './complete-run.ts';
import { Findings, type RuleReport } from './findings.ts';
import { withInputFiles } from './input-files.ts';
import { probeParameters } from './probe-parameters.ts';

const SERVER_START_MS = 10_000;

/** Parts of a check; a description is asked for in any case. */
export type CheckPart = 'runs' | 'unknown-keys' | 'bad-parameters' | 'stop' | 'endings';

const ALL_PARTS: readonly CheckPart[] = [
  'runs',
  'unknown-keys',
  'bad-parameters',
  'stop',
  'endings',
];

export interface HostCheckOptions {
  /** How the host is started. */
  readonly command: ChildCommand;
  /** How the test server is started, for workloads that need it. */
  readonly serverCommand: ChildCommand;
  readonly parts?: readonly CheckPart[];
  /** Others than the standard ones are for tests. */
  readonly limits?: CheckLimits;
  /** Told before each step, in a few words. */
  readonly onProgress?: (step: string) => void;
}

/** What became of each rule, and of the whole. */
export interface HostCheckReport {
  /** No rule was broken. */
  readonly conforms: boolean;
  /** What the host calls its runtime, and its version; `null`: it did not say. */
  readonly runtime: string | null;
  readonly version: string | null;
  readonly rules: readonly RuleReport[];
}

/**
 * Checks a run host against the rules of the protocol, by starting it many times. Leaves no process
 * of it, whatever it does.
 * @throws HostNotStartedError
 */
export async function checkHost(options: HostCheckOptions): Promise<HostCheckReport> {
  const findings = new Findings();
  // Without a guard hosts are checked all the same: it matters only when Corelane is killed.
  const guard = createGuard(() => undefined);
  const limits = options.limits ?? CHECK_LIMITS;
  try {
    options.onProgress?.('describe');
    const description = await checkDescribe(options.command, guard, findings, limits);
    if (description !== null) await checkParts(options, guard, findings, description);
    const rules = findings.report();
    return {
      conforms: rules.every(({ result }) => result !== 'broken'),
      runtime: description?.runtime ?? null,
      version: description?.version ?? null,
      rules,
    };
  } finally {
    await guard.close();
  }
}

async function checkParts(
  options: HostCheckOptions,
  guard: Guard,
  findings: Findings,
  { workloads: abilities }: DescriptionMessage,
): Promise<void> {
  await withInputFiles(async (folder, files) => {
    const withServer = serverStarter(options.serverCommand, guard);
    const { command } = options;
    const limits = options.limits ?? CHECK_LIMITS;
    const setting = { command, guard, findings, limits, abilities, folder, files, withServer };
    for (const part of options.parts ?? ALL_PARTS)
      await checkPart(part, setting, options.onProgress ?? (() => undefined));
  });
}

async function checkPart(
  part: CheckPart,
  setting: CheckSetting,
  onProgress: (step: string) => void,
): Promise<void> {
  const combinations = coveringCombinations(setting.abilities);
  const [first] = combinations;
  const strategies = [...new Set(combinations.map(({ strategy }) => strategy))];
  if (first === undefined) return;
  if (part !== 'runs') onProgress(part);
  switch (part) {
    case 'runs':
      for (const combination of combinations) {
        onProgress(named(combination));
        await checkWholeRun(setting, combination);
      }
      return checkBatches(setting);
    case 'unknown-keys':
      return checkUnknownKeys(setting, first);
    case 'bad-parameters':
      return checkBadParameters(setting, first);
    case 'stop':
      await checkStopBeforeReady(setting, first);
      return checkStopDuringWork(setting, strategies);
    case 'endings':
      await checkInputClosed(setting, strategies);
      await checkHostKilled(setting, strategies);
      return checkWorkerKilled(setting, strategies);
  }
}

/**
 * Every workload once, under strategies in turn, and every strategy at least once: all pairs would
 * only repeat what these show.
 */
export function coveringCombinations(abilities: HostAbilities): readonly Combination[] {
  const offers = Object.entries(abilities) as [HostWorkloadId, readonly HostStrategyId[]][];
  const inTurn = offers.flatMap(([workload, strategies], index) => {
    const strategy = strategies[index % strategies.length];
    return strategy === undefined ? [] : [{ workload, strategy }];
  });
  const covered = new Set(inTurn.map(({ strategy }) => strategy));
  const others = new Map<HostStrategyId, HostWorkloadId>();
  for (const [workload, strategies] of offers)
    for (const strategy of strategies)
      if (!covered.has(strategy) && !others.has(strategy)) others.set(strategy, workload);
  return [...inTurn, ...[...others].map(([strategy, workload]) => ({ workload, strategy }))];
}

async function checkWholeRun(setting: CheckSetting, combination: Combination): Promise<void> {
  const parameters = probeParameters(setting.folder)[combination.workload];
  checkRun(setting, await completeRun(setting, combination, parameters));
}

async function checkUnknownKeys(setting: CheckSetting, combination: Combination): Promise<void> {
  const parameters = probeParameters(setting.folder)[combination.workload];
  // `gauges` is one that a host need not know; one that does may answer it.
  const extraKeys = { gauges: true, 'x-new': { of: ['a', 'later', null] }, future: 1.5e3 };
  const run = await completeRun(setting, combination, parameters, { extraKeys });
  const error = run.host.all('host-error')[0]?.message;
  const because = error === undefined ? '' : ` (host-error ${error.code}: ${error.message})`;
  const seen = run.halt === null ? null : `with keys it does not know, it ${run.halt}${because}`;
  setting.findings.note('unknown-keys', seen);
}

function serverStarter(command: ChildCommand, guard: Guard): CheckSetting['withServer'] {
  return async (behaviour, work) => {
    const limits = { startMs: SERVER_START_MS, cancelled: new Promise(() => undefined) };
    const server = await startTestServer(command, behaviour, limits, guard);
    if (!server.ok) throw new Error(server.error.message);
    try {
      return await work(server.value.address);
    } finally {
      await server.value.end();
    }
  };
}
