import type { StrategyId, WorkloadId } from '../../../contract/catalogue.ts';
import type { ReportedCode } from '../../../contract/report.ts';
import type { RuntimeRef } from '../../../contract/run.ts';
import type { RunOptions } from '../../../contract/run-options.ts';
import { kindName } from '../../../contract/runtime-title.ts';
import { catalogue } from '../../catalogue/catalogue.ts';
import { readSource } from '../../lab/read-source.ts';

/** What decides which files run. */
export interface RunSetting {
  readonly workload: WorkloadId;
  readonly strategy: StrategyId;
  readonly runtime: Pick<RuntimeRef, 'kind'>;
  readonly options: RunOptions;
}

/**
 * The code of each strategy, each once. That of a run host of the user's own is not Corelane's to
 * show, and files that can't be read are left out.
 */
export async function reportedCode(
  settings: readonly RunSetting[],
  workloadsDirectory: string,
): Promise<readonly ReportedCode[]> {
  const read = await Promise.all(settings.map((setting) => codeOf(setting, workloadsDirectory)));
  const known = read.filter((code) => code !== null);
  const keys = known.map(({ label, files }) => `${label} ${files.map(pathOf).join(' ')}`);
  return known.filter((_, index) => keys.indexOf(keys[index] ?? '') === index);
}

async function codeOf(
  { workload, strategy, runtime: { kind }, options }: RunSetting,
  workloadsDirectory: string,
): Promise<ReportedCode | null> {
  if (kind === 'other') return null;
  const answer = await readSource({ kind, strategy, options, workload }, workloadsDirectory);
  if (!answer.ok) return null;
  const name = catalogue.strategies.find(({ id }) => id === strategy)?.label ?? strategy;
  return { label: `${name}, ${kindName(kind)}`, ...answer.value };
}

function pathOf({ path }: { readonly path: string }): string {
  return path;
}
