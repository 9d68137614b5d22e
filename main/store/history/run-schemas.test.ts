import { expect, it } from 'vitest';

import type { CommandResult } from '../../../contract/command.ts';
import type { ProcessRuntime } from '../../../contract/program-runtimes.ts';
import { commandResultWith } from '../../command/command-result.test-support.ts';
import { runResult as exampleResult } from '../../report/run-result.test-support.ts';
import { endedRun, headerOf } from './run-item.ts';
import { runHeader, runResult } from './run-schemas.ts';

it('reads a result of the first versions, which had not read USS', () => {
  const result = exampleResult({ peakUssBytes: 4096 });
  const earlier = Object.entries(result).filter(([name]) => name !== 'peakUssBytes');
  expect(runResult.parse(result).peakUssBytes).toBe(4096);
  expect(runResult.parse(Object.fromEntries(earlier)).peakUssBytes).toBeNull();
});

it('reads back what is known of the runtimes of a program, and what they told', () => {
  const python: ProcessRuntime = {
    ...{ pid: 7, kind: 'python', version: '3.11', sharesGil: true },
    ...{ startMethod: 'spawn', helper: null },
  };
  const runtimes = [python];
  const loop = { pid: 7, tid: null, delay: { p99Ns: 2e7, maxNs: 3e7 }, lateShare: 0.1 };
  const details = {
    loops: [loop],
    asyncio: { slowCallbacks: 2, longestMs: 130 },
    unreadLines: 1,
  };
  const command = commandResultWith({ runtimeDetails: true, runtimes, details });
  const result = exampleResult({ command });
  expect(runResult.parse(result).command).toEqual(command);
  const header = headerOf(result, 60_000);
  expect(header).toMatchObject({ runtimes, request: { command: { runtimeDetails: true } } });
  expect(runHeader.parse(header)).toEqual(header);
});

it('names a run whose runtimes were asked otherwise than one whose were not', () => {
  const titleOf = (parts: Partial<CommandResult>) => {
    const result = exampleResult({ command: commandResultWith(parts) });
    return endedRun(headerOf(result, 60_000), result, null).title;
  };
  expect(titleOf({ runtimeDetails: true })).toMatch(/ · runtime details on: adds cost$/);
  expect(titleOf({})).not.toContain('runtime details');
});
