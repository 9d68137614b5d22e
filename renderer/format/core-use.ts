import {
  convertCores,
  type CoreBases,
  type CoreConvention,
} from '../../contract/core-convention.ts';
import { coreWords, writeCoreBound, writeCoreUse } from '../../contract/core-words.ts';
import { isKnown, MISSING } from './missing.ts';

/** How CPU use is shown: in which convention, and what a per cent is of here. */
export interface CoreScale {
  readonly convention: CoreConvention;
  readonly bases: CoreBases;
}

/**
 * `1.02`, `102 %`: what it is of stands in the head, the label or on the axis.
 * @param coresUsed CPU seconds per wall second
 */
export function formatCoreUse(coresUsed: number | null, scale: CoreScale): string {
  return formatConverted(convertCores(coresUsed, scale.convention, scale.bases), scale.convention);
}

/**
 * For what is to be small: in hundredths of a core nothing of it could be seen, so that it is shown as
 * a per cent of one instead.
 */
export function smallUseScale(scale: CoreScale): CoreScale {
  return scale.convention === 'cores' ? { ...scale, convention: 'of-one-core' } : scale;
}

/** With what it is of, for sentences: `1.02 cores`, `102 % of one core`. */
export function coreUseText(coresUsed: number | null, scale: CoreScale): string {
  const { after } = coreWords(scale.convention);
  return `${formatCoreUse(coresUsed, scale)} ${after}`;
}

/** A number of cores as the bound of a use: `2`, `200 %`. */
export function formatCoreBound(cores: number, { convention, bases }: CoreScale): string {
  const bound = convertCores(cores, convention, bases);
  return bound === null ? MISSING : writeCoreBound(bound, convention);
}

/** A use that was converted already. */
export function formatConverted(value: number | null, convention: CoreConvention): string {
  return isKnown(value) ? writeCoreUse(value, convention) : MISSING;
}

/** What a chart over time is called: `Cores used over time`. */
export function coresOverTime(convention: CoreConvention): string {
  return convention === 'cores' ? 'Cores used over time' : 'CPU used over time';
}
