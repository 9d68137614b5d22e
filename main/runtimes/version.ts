import type { InterpreterKind } from '../../contract/runtime.ts';
import { kindName } from '../../contract/runtime-title.ts';

/** The oldest versions that the run hosts are written for. */
const oldestSupported: Readonly<Record<InterpreterKind, string>> = { python: '3.9', node: '18' };

/** Negative when `left` is the older one. A pre-release (`3.14.0rc1`) is older than its release. */
export function compareVersions(left: string, right: string): number {
  const [leftNumbers, rightNumbers] = [numbersOf(left), numbersOf(right)];
  for (let index = 0; index < 3; index += 1) {
    const difference = (leftNumbers[index] ?? 0) - (rightNumbers[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return comparePreReleases(preRelease(left), preRelease(right));
}

/** Whether `version` is `wanted` or one of its releases: 3.11.7 matches 3.11 and 3, not 3.1. */
export function matchesVersion(version: string, wanted: string): boolean {
  return version === wanted || version.startsWith(`${wanted}.`);
}

/** One sentence when the version is too old to run work; `null` when it is fine. */
export function tooOldReason(kind: InterpreterKind, version: string): string | null {
  const oldest = oldestSupported[kind];
  if (compareVersions(version, oldest) >= 0) return null;
  return `${kindName(kind)} ${version} is too old: Corelane needs ${oldest} or newer.`;
}

function numbersOf(version: string): readonly number[] {
  return (/^\d+(?:\.\d+)*/.exec(version)?.[0] ?? '').split('.').map(Number);
}

function preRelease(version: string): string {
  return version.replace(/^\d+(?:\.\d+)*/, '');
}

function comparePreReleases(left: string, right: string): number {
  if (left === '' || right === '') return Number(left === '') - Number(right === '');
  return left.localeCompare(right, 'en', { numeric: true });
}
