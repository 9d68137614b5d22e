import { basename } from 'node:path';

import { strategyEntry, workloadEntry } from '../../../contract/catalogue-entry.ts';
import type { CommandSpec } from '../../../contract/command.ts';
import { commandLine, commandName } from '../../../contract/command-name.ts';
import type { MachineCard } from '../../../contract/machine-card.ts';
import { detailsWords } from '../../../contract/program-runtimes.ts';
import type { RunHeader, RunResult, RuntimeRef } from '../../../contract/run.ts';
import type { RunOptions } from '../../../contract/run-options.ts';
import { kindName } from '../../../contract/runtime-title.ts';
import { catalogue } from '../../catalogue/catalogue.ts';
import { askedCommand } from '../../command/mask-environment.ts';
import type { ItemFacts, NewItem } from './item.ts';

/** A run that has just begun, or is told of anew. */
export function begunRun(
  header: RunHeader,
  machine: MachineCard,
  experimentId: string | null,
): NewItem {
  const { runId, startedAt, request, runtime } = header;
  const facts: ItemFacts = {
    workload: request.workload,
    strategies: [request.strategy],
    runtimes: [runtimeName(runtime)],
    workers: [request.workers],
    wallMs: null,
    verdict: null,
    runs: 0,
    machine: machineName(machine),
    labels: [...labelsOf(request.options), ...commandLabels(request)],
  };
  const title =
    request.command === undefined
      ? runTitle(request.workload, request.strategy, request.workers, runtime)
      : commandTitle(request.command, request.parameters);
  return { kind: 'run', id: runId, experimentId, state: 'running', startedAt, title, facts };
}

export function endedRun(
  header: RunHeader,
  result: RunResult,
  experimentId: string | null,
): NewItem {
  const begun = begunRun(header, result.machine, experimentId);
  const facts: ItemFacts = {
    ...begun.facts,
    workers: [result.workers],
    wallMs: result.wallMs,
    verdict: result.verdict?.id ?? null,
  };
  return { ...begun, state: result.state, facts };
}

/** `sort.py · workers 4` */
function commandTitle(command: CommandSpec, parameters: RunResult['parameters']): string {
  const values = Object.entries(parameters).map(([name, value]) => `${name} ${value}`);
  return [commandName(command), ...values, ...detailsWords(command)].join(' · ');
}

/** What a search for a command may ask for. */
function commandLabels({ command, parameters }: RunHeader['request']): readonly string[] {
  if (command === undefined) return [];
  const values = Object.entries(parameters).map(([name, value]) => `${name} ${value}`);
  return [commandLine(command), ...values, ...detailsWords(command)];
}

/** What a run is called until the user calls it otherwise: `Primes · Threads × 2 · Python 3.11.7`. */
function runTitle(
  workload: RunResult['workload'],
  strategy: RunResult['strategy'],
  workers: number,
  runtime: RuntimeRef,
): string {
  const known = strategyEntry(catalogue, strategy);
  const isCounted = known !== undefined && known.workersMeaning !== null;
  const strategyName = `${known?.label ?? strategy}${isCounted ? ` × ${workers}` : ''}`;
  return [workloadName(workload), strategyName, runtimeName(runtime)].join(' · ');
}

export function workloadName(workload: RunResult['workload']): string {
  return workloadEntry(catalogue, workload)?.label ?? workload;
}

/** `Python 3.11.7`; a run host of the user's own goes by its file's name. */
export function runtimeName({
  kind,
  version,
  executable,
}: Pick<RuntimeRef, 'kind' | 'version' | 'executable'>): string {
  return `${kind === 'other' ? basename(executable) : kindName(kind)} ${version}`.trimEnd();
}

/** `AMD EPYC 7763 · 4 cores · Debian GNU/Linux 12` */
export function machineName({ cpuModel, logicalCores, osName }: MachineCard): string {
  const cores = `${logicalCores} ${logicalCores === 1 ? 'core' : 'cores'}`;
  return [cpuModel, cores, osName].join(' · ');
}

export function labelsOf(options: RunOptions): readonly string[] {
  return Object.entries(options).map(([name, value]) => `${name} ${String(value)}`);
}

/**
 * The header of a run of which the result alone is known.
 * @param timeLimitMs of its experiment
 */
export function headerOf(result: RunResult, timeLimitMs: number): RunHeader {
  const { runId, runtime, startedAt, workload, parameters, strategy, workers } = result;
  const { options, cores, seed, workerDetails } = result;
  const runtimeId = runtime.id;
  return {
    runId,
    runtime,
    startedAt,
    request: {
      workload,
      parameters,
      strategy,
      runtimeId,
      workers,
      options,
      cores,
      seed,
      timeLimitMs,
      ...(result.command === undefined || result.command === null
        ? {}
        : { command: askedCommand(result.command) }),
    },
    workers: workerDetails.map(({ id, kind, label, pid, tid }) => ({ id, kind, label, pid, tid })),
    ...(result.command?.runtimes === undefined ? {} : { runtimes: result.command.runtimes }),
  };
}
