import type { Invariant } from '../../contract/host-protocol.ts';
import type { Failure } from '../../contract/result.ts';

/** Whether what was to hold does hold. */
export function holds({ expected, actual, relation }: Invariant): boolean {
  return relation === 'equal' ? actual === expected : actual <= expected;
}

/** The sentence about the first guaranteed invariant that does not hold; `null`: all of them do. */
export function brokenGuarantee(invariants: readonly Invariant[]): string | null {
  const broken = invariants.find((invariant) => invariant.guaranteed && !holds(invariant));
  if (broken === undefined) return null;
  const { name, expected, actual, relation } = broken;
  const most = relation === 'equal' ? 'exactly' : 'at most';
  return `What the tasks share came to ${counted(actual, broken)} (${name}); protected as it was, it had to be ${most} ${counted(expected, broken)}: the run host does not protect what it should.`;
}

/** What unprotected state came to: no error, but what the run is to show. */
export function unprotectedDifferences(invariants: readonly Invariant[]): readonly Failure[] {
  return invariants
    .filter((invariant) => !invariant.guaranteed && !holds(invariant))
    .map((invariant) => ({ code: 'lost-updates', message: lostUpdates(invariant) }));
}

function lostUpdates(invariant: Invariant): string {
  const { name, expected, actual, relation } = invariant;
  if (relation === 'equal' && actual < expected) {
    const lost = expected - actual;
    return `${inEnglish(lost)} of ${counted(expected, invariant)} got lost (${percent(lost, expected)}): nothing protects the ${name}, so one worker overwrites what another has just written. A lock keeps them all.`;
  }
  return `The ${name} came to ${counted(actual, invariant)} where ${inEnglish(expected)} were expected: nothing protects it.`;
}

function counted(count: number, { unit }: Invariant): string {
  return unit === '' ? inEnglish(count) : `${inEnglish(count)} ${unit}`;
}

/** A loss is never rounded to nothing, nor to everything. */
function percent(part: number, whole: number): string {
  const share = (100 * part) / whole;
  if (share < 1) return 'less than 1 %';
  return `${Math.min(99, Math.round(share))} %`;
}

function inEnglish(count: number): string {
  return count.toLocaleString('en-US');
}
