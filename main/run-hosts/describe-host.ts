import { dirname } from 'node:path';

import {
  type DescribeMessage,
  type DescriptionMessage,
  MAX_LINE_BYTES,
  PROTOCOL_VERSION,
} from '../../contract/host-protocol.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import type { Runtime, RuntimeOrigin, UsableRuntime } from '../../contract/runtime.ts';
import { type ProgramGuard, type ProgramOutcome, runBounded } from '../runtimes/bounded-program.ts';
import { NO_FEATURES } from '../runtimes/no-features.ts';
import { programEnvironment } from '../runtimes/program-environment.ts';
import { runtimeId } from '../runtimes/runtime-id.ts';
import type { SearchScope } from '../runtimes/search-scope.ts';
import { type HostFile, hostId, identifyHost } from './host-file.ts';
import { parseDescription } from './parse-description.ts';

export const DESCRIBE_TIMEOUT_MS = 10_000;

const describeMessage: DescribeMessage = { type: 'describe', protocol: PROTOCOL_VERSION };

/** What asking a host needs. */
export interface DescribeSetting {
  readonly scope: SearchScope;
  readonly timeoutMs: number;
  readonly guard: ProgramGuard;
}

/**
 * Asks a run host of the user's own what it can do. Never rejects: one that can't be used comes back
 * as such, with a sentence.
 * @param path absolute
 */
export async function describeHost(
  path: string,
  origin: RuntimeOrigin,
  setting: DescribeSetting,
): Promise<Runtime> {
  const file = await identifyHost(path);
  if (!file.ok) return unusable(path, origin, file.error.message);
  const outcome = await ask(path, setting);
  const description = readAnswer(path, outcome, setting.timeoutMs);
  if (!description.ok) return unusable(path, origin, description.error.message);
  return usable(path, origin, file.value, description.value);
}

async function ask(path: string, setting: DescribeSetting): Promise<ProgramOutcome> {
  return runBounded({
    executable: path,
    args: [],
    directory: dirname(path),
    environment: await programEnvironment(setting.scope),
    timeoutMs: setting.timeoutMs,
    outputLimitBytes: MAX_LINE_BYTES,
    guard: setting.guard,
    input: `${JSON.stringify(describeMessage)}\n`,
  });
}

function readAnswer(
  path: string,
  outcome: ProgramOutcome,
  timeoutMs: number,
): Result<DescriptionMessage, 'unusable'> {
  if (outcome.outcome !== 'exited') return err('unusable', noAnswer(path, outcome, timeoutMs));
  const parsed = parseDescription(outcome.stdout);
  if (!parsed.ok)
    return err('unusable', `${parsed.error.message} Check it: corelane host-check '${path}'.`);
  if (outcome.exitCode === 0) return ok(parsed.value);
  return err(
    'unusable',
    `It described itself and then ended with exit code ${outcome.exitCode} instead of 0. Check it: corelane host-check '${path}'.`,
  );
}

function noAnswer(
  path: string,
  outcome: Exclude<ProgramOutcome, { outcome: 'exited' }>,
  timeoutMs: number,
): string {
  switch (outcome.outcome) {
    case 'timed-out':
      return `It gave no description within ${timeoutMs / 1000} s and was ended. Check it: corelane host-check '${path}'.`;
    case 'signalled':
      return `It was ended by ${outcome.signal} before it had described itself. Start it in a terminal to see why.`;
    case 'wrote-too-much':
      return 'It wrote more than 1 MiB instead of a description. Check that it is a run host.';
    case 'not-started':
      return outcome.code === 'ENOEXEC'
        ? 'The system does not know how to start it: a script needs a first line such as #!/usr/bin/env python3.'
        : `It can't be started (${outcome.code}): a program of another system, or a script whose interpreter is missing.`;
  }
}

function unusable(path: string, origin: RuntimeOrigin, reason: string): Runtime {
  return {
    usable: false,
    id: runtimeId('other', 'unusable', path),
    kind: 'other',
    version: null,
    executable: path,
    origin,
    reason,
  };
}

function usable(
  path: string,
  origin: RuntimeOrigin,
  file: HostFile,
  { runtime, version, workloads }: DescriptionMessage,
): UsableRuntime {
  return {
    usable: true,
    id: hostId(file),
    kind: 'other',
    version,
    implementation: runtime,
    executable: path,
    realPath: file.realPath,
    prefix: '',
    virtualEnvironment: false,
    origin,
    features: NO_FEATURES,
    environment: {},
    abilities: workloads,
  };
}
