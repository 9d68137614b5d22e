import type { Runtime, RuntimeKind } from '../../contract/runtime.ts';
import type { ProbedCandidate } from './probe-candidate.ts';
import { compareVersions } from './version.ts';

const KIND_ORDER: readonly RuntimeKind[] = ['python', 'node', 'other'];

interface Finding {
  readonly runtime: Runtime;
  readonly pathRank: number;
}

/**
 * One entry per runtime, whatever number of names and shims led to it, and the mark on the one of
 * each kind that a terminal would start.
 */
export function mergeRuntimes(probed: readonly ProbedCandidate[]): readonly Runtime[] {
  const byId = new Map<string, Finding>();
  for (const { candidate, runtime } of probed) {
    if (runtime === null) continue;
    const pathRank = candidate.pathRank ?? Infinity;
    const known = byId.get(runtime.id);
    if (known === undefined || pathRank < known.pathRank)
      byId.set(runtime.id, { runtime, pathRank });
  }
  const findings = [...byId.values()];
  return findings.map((finding) =>
    finding.runtime.usable && finding === firstOnPath(findings, finding.runtime.kind)
      ? { ...finding.runtime, firstOnPath: true }
      : finding.runtime,
  );
}

/** Sorted by kind, run hosts behind the interpreters, usable ones first, newest first. */
export function sortRuntimes(runtimes: readonly Runtime[]): readonly Runtime[] {
  return runtimes.toSorted(
    (left, right) =>
      KIND_ORDER.indexOf(left.kind) - KIND_ORDER.indexOf(right.kind) ||
      Number(right.usable) - Number(left.usable) ||
      compareVersions(right.version ?? '0', left.version ?? '0') ||
      (left.executable < right.executable ? -1 : 1),
  );
}

function firstOnPath(findings: readonly Finding[], kind: RuntimeKind): Finding | undefined {
  return findings
    .filter(
      ({ runtime, pathRank }) => runtime.usable && runtime.kind === kind && pathRank < Infinity,
    )
    .toSorted((left, right) => left.pathRank - right.pathRank)[0];
}
