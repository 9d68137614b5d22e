import { createHash } from 'node:crypto';

import type { HostWorkloadId, ParameterValues } from '../../../contract/catalogue.ts';
import { randomBytesOf } from '../../lab/splitmix32.ts';
import { type InputFile, taskBytes, type TaskInput } from './task-bytes.ts';

const TASK_DIGEST_CHARACTERS = 16;

/** A run whose digests can be told beforehand. */
export interface KnownRun {
  readonly workload: HostWorkloadId;
  readonly parameters: ParameterValues;
  readonly seed: number;
  readonly workers: number;
  readonly files: readonly InputFile[];
}

/** How many tasks the run has. */
export function tasksTotalOf({ workload, parameters, workers, files }: KnownRun): number {
  const value = (name: string): number => Number(parameters[name]);
  if (workload === 'bounded-buffer') return 2 * value('pairs');
  if (workload === 'start-gate') return workers * value('rounds');
  if ('folder' in parameters) return files.length * value('repeat');
  return value('tasks');
}

/** The digest of every task, or `!CODE` for one that has to fail. */
export function expectedDigests(run: KnownRun): readonly string[] {
  const tasksTotal = tasksTotalOf(run);
  return Array.from({ length: tasksTotal }, (_, task) => {
    const input = { ...run, tasksTotal, task };
    return fails(run, input) ? '!InjectedFault' : taskDigest(run.workload, input);
  });
}

/** The digest of a run whose tasks ended like this. */
export function runDigest(digests: readonly string[]): string {
  const lines = digests.map((digest, task) => `${task}:${digest}\n`);
  return createHash('sha256').update(lines.join('')).digest('hex');
}

function taskDigest(workload: HostWorkloadId, input: TaskInput): string {
  const hash = createHash('sha256').update(taskBytes[workload](input)).digest('hex');
  return hash.slice(0, TASK_DIGEST_CHARACTERS);
}

function fails({ workload, parameters, seed }: KnownRun, { task }: TaskInput): boolean {
  if (workload !== 'faulty') return false;
  const drawn = Buffer.from(randomBytesOf((seed + task) % 2 ** 32, 4)).readUInt32LE(0);
  return drawn % 100 < Number(parameters['percent']);
}
