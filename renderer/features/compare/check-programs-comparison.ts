import { comparisonProblem, experimentOf, type ReadPrograms } from '../command/check-programs.ts';
import type { CompareCheck, CompareErrors } from './check-compare.ts';

/** Fields that mean the same whatever is compared. */
const RULE_FIELDS = [
  'cores',
  'seed',
  'orderSeed',
  'warmups',
  'repeats',
  'ciPercent',
  'minRepeats',
  'maxRepeats',
  'maxSeconds',
  'coolDown',
  'equivalence',
  'timeLimit',
];

/**
 * The comparison of programs that the panel asks for: how often they are run, and how it is judged, is
 * as the panel has it for workloads.
 */
export function checkPrograms(read: ReadPrograms, ofWorkload: CompareCheck): CompareCheck {
  const { rules } = ofWorkload;
  const problem = comparisonProblem(read);
  const wrong = Object.entries(ofWorkload.errors).filter(([field]) => RULE_FIELDS.includes(field));
  const errors: CompareErrors = {
    ...(problem === null ? {} : { [problem.field]: problem.message }),
    ...Object.fromEntries(wrong),
  };
  const isFine = Object.keys(errors).length === 0;
  return { spec: isFine ? experimentOf(read, rules) : null, errors, rules };
}
