import { realpath } from 'node:fs/promises';

import type { Runtime, UnusableRuntime, UsableRuntime } from '../../contract/runtime.ts';
import { type ProgramGuard, type ProgramOutcome, runBounded } from './bounded-program.ts';
import type { Candidate } from './candidate.ts';
import { originOf } from './origin.ts';
import { parseProbeAnswer, type ProbeAnswer } from './probe-answer.ts';
import { probeArguments } from './probe-scripts.ts';
import { runtimeId } from './runtime-id.ts';
import type { SearchScope } from './search-scope.ts';
import { unusableReason } from './unusable-reason.ts';
import { tooOldReason } from './version.ts';

const OUTPUT_LIMIT_BYTES = 64 * 1024;
const NODE_LIKE = new Set(['Bun', 'Deno']);

/** What all probes of one search share. */
export interface ProbeSetting {
  readonly scope: SearchScope;
  /** An empty folder: shims choose a version by files of the current one. */
  readonly directory: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  readonly guard: ProgramGuard;
}

/** A candidate and what became of it; `runtime` is null where nothing is missing (an idle shim). */
export interface ProbedCandidate {
  readonly candidate: Candidate;
  readonly runtime: Runtime | null;
}

/** Asks one candidate who it is. Never rejects. */
export async function probeCandidate(
  candidate: Candidate,
  setting: ProbeSetting,
): Promise<ProbedCandidate> {
  const outcome = await runBounded({
    executable: candidate.path,
    args: probeArguments(candidate.kind),
    directory: setting.directory,
    environment: setting.environment,
    timeoutMs: setting.timeoutMs,
    outputLimitBytes: OUTPUT_LIMIT_BYTES,
    guard: setting.guard,
  });
  if (candidate.shim && isIdleShim(outcome)) return { candidate, runtime: null };
  const answer =
    outcome.outcome === 'exited' ? parseProbeAnswer(candidate.kind, outcome.stdout) : null;
  const runtime =
    answer === null
      ? withoutAnswer(
          candidate,
          unusableReason(candidate.kind, candidate.path, outcome, setting.timeoutMs),
        )
      : await withAnswer(candidate, answer, setting.scope);
  return { candidate, runtime };
}

/** Shims say "no such command" with a shell's 127, or Windows' store stub with 9009. */
function isIdleShim(outcome: ProgramOutcome): boolean {
  return outcome.outcome === 'exited' && (outcome.exitCode === 127 || outcome.exitCode === 9009);
}

/** Lists what can't be asked, under the path it was found at. */
export function withoutAnswer(candidate: Candidate, reason: string): UnusableRuntime {
  return {
    usable: false,
    id: runtimeId(candidate.kind, 'unusable', candidate.path),
    kind: candidate.kind,
    version: null,
    executable: candidate.path,
    origin: candidate.origin,
    reason,
  };
}

async function withAnswer(
  candidate: Candidate,
  answer: ProbeAnswer,
  scope: SearchScope,
): Promise<Runtime> {
  const realPath = await realpath(answer.executable).catch(() => null);
  if (realPath === null) {
    const claim =
      answer.executable === '' ? 'does not know its own path' : 'names a path that is not there';
    return withoutAnswer(candidate, `It ${claim}, so it can't be started directly. Reinstall it.`);
  }
  const realPrefix = await realpath(answer.prefix).catch(() => answer.prefix);
  const id = runtimeId(candidate.kind, realPath, realPrefix);
  const found = describe(candidate, answer, { id, realPath }, scope);
  const reason = refusal(candidate, found);
  return reason === null ? found : refuse(found, reason);
}

function describe(
  candidate: Candidate,
  answer: ProbeAnswer,
  identity: Pick<UsableRuntime, 'id' | 'realPath'>,
  scope: SearchScope,
): UsableRuntime {
  const { kind } = candidate;
  return {
    usable: true,
    ...identity,
    kind,
    version: answer.version,
    implementation: answer.implementation,
    executable: answer.executable,
    prefix: answer.prefix,
    virtualEnvironment: answer.prefix !== answer.basePrefix,
    origin: originOf(answer.executable, candidate.origin, scope),
    features: {
      gilEnabled: answer.gilEnabled,
      freeThreadedBuild: answer.freeThreadedBuild,
      startMethods: answer.startMethods,
      interpreterPool: answer.interpreterPool,
    },
    environment: {},
  };
}

function refusal({ kind }: Candidate, found: UsableRuntime): string | null {
  if (NODE_LIKE.has(found.implementation))
    return `This is ${found.implementation} under the name of Node.js: install Node.js itself.`;
  return tooOldReason(kind, found.version);
}

function refuse(found: UsableRuntime, reason: string): UnusableRuntime {
  const { id, kind, version, executable, origin } = found;
  return { usable: false, id, kind, version, executable, origin, reason };
}
