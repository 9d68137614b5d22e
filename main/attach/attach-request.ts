import type { CommandSpec } from '../../contract/command.ts';
import { COMMAND_RUNTIME, commandRequest, PLAIN_COMMAND } from '../../contract/command-request.ts';
import { DEFAULT_SEED } from '../../contract/limits.ts';
import type { RunRequest, RuntimeRef } from '../../contract/run.ts';
import type { ListedFacts } from '../monitor/process-list/listed-process.ts';

/** A process that may be watched, as it was when it was chosen. */
export interface AttachTarget {
  readonly facts: ListedFacts;
  /** `null`: it can't be read. */
  readonly directory: string | null;
  readonly executable: string | null;
}

/**
 * What a run that only watches stands under in the history: the command line of its process.
 * @param timeLimitMs after which it ends as if it had been stopped
 */
export function attachRequest(target: AttachTarget, name: string, timeLimitMs: number): RunRequest {
  const { pid, startTicks } = target.facts;
  const request = commandRequest(
    attachedCommand(target, name),
    { parameters: {}, workers: 1 },
    { cores: null, seed: DEFAULT_SEED, timeLimitMs },
  );
  return { ...request, attach: { pid, startTicks } };
}

/** The program itself, where a result names an interpreter. */
export function attachedRuntime({ executable, facts }: AttachTarget): RuntimeRef {
  const path = executable ?? facts.command?.[0] ?? facts.name;
  return { id: COMMAND_RUNTIME, kind: 'other', version: '', executable: path };
}

function attachedCommand({ facts, directory }: AttachTarget, name: string): CommandSpec {
  const { command } = facts;
  const argv = command === null || command.length === 0 ? [facts.name] : command;
  return {
    ...PLAIN_COMMAND,
    name: name === '' ? `${facts.name} (process ${facts.pid})` : name,
    argv,
    directory: directory ?? '/',
  };
}
