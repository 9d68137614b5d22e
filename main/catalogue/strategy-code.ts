import type { HostStrategyId, HostWorkloadId, StrategyCode } from '../../contract/catalogue.ts';
import type { RunOptions } from '../../contract/run-options.ts';
import type { InterpreterKind } from '../../contract/runtime.ts';
import { nodeStrategyCode } from './node-strategy-code.ts';
import { pythonStrategyCode } from './python-strategy-code.ts';

/** The files that run under a strategy with these options, and what moves in them. */
export function strategyCode(
  kind: InterpreterKind,
  strategy: HostStrategyId,
  options: RunOptions,
): StrategyCode {
  const codeOf = kind === 'node' ? nodeStrategyCode : pythonStrategyCode;
  return codeOf(strategy, options);
}

/** The file of a workload's task, relative to `workloads/`. */
export function taskFile(kind: InterpreterKind, workload: HostWorkloadId): string {
  return kind === 'node'
    ? `node/tasks/${workload}.mjs`
    : `python/corelane_host/tasks/${workload.replaceAll('-', '_')}.py`;
}
