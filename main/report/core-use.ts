import {
  basesOf,
  basesOfResult,
  convertCores,
  type CoreBases,
  type CoreConvention,
} from '../../contract/core-convention.ts';
import { coreWords, writeCoreUse } from '../../contract/core-words.ts';
import type { ConfigurationResult, ExperimentResult } from '../../contract/experiment-result.ts';
import type { RunResult } from '../../contract/run.ts';
import { formatCores, UNKNOWN } from './quantities.ts';
import type { Finding } from './run-findings.ts';

/** Cores used by a run and how many it could: `1.02 of 2`, `102 % of 200 %`; with what it is of. */
export function coreUseFigure(
  { coresUsed, effectiveCores, machine }: RunResult,
  convention: CoreConvention,
): Finding {
  const bases = basesOfResult({ machine, effectiveCores });
  const most = written(effectiveCores, convention, bases);
  const text =
    convention === 'cores'
      ? formatCores(coresUsed, effectiveCores)
      : `${written(coresUsed, convention, bases)} of ${most}`;
  return [coreWords(convention).quantity, coresUsed === null ? UNKNOWN : text];
}

/** The median over the runs of a configuration; the head of its column says what it is of. */
export function configurationCoreUse(
  { coresUsed }: ConfigurationResult,
  { machine, spec }: ExperimentResult,
  convention: CoreConvention,
): string {
  return written(coresUsed, convention, basesOf(machine, spec.cores));
}

function written(cores: number | null, convention: CoreConvention, bases: CoreBases): string {
  const value = convertCores(cores, convention, bases);
  return value === null ? UNKNOWN : writeCoreUse(value, convention);
}
