import { describe, expect, it } from 'vitest';

import type { CommandOutput, CommandResult } from './command.ts';
import type { ReportedItem } from './report.ts';
import {
  outputNote,
  reportedOutputs,
  reportedPhases,
  reportedPrograms,
  reportedWriters,
} from './reported-programs.ts';
import type { RunResult } from './run.ts';

const NOTHING: CommandOutput = { bytes: 0, path: null, head: '', tail: '' };

function written(text: string, path: string | null = '/data/outputs/x/stdout'): CommandOutput {
  return { bytes: text.length, path, head: text, tail: '' };
}

function runOf(parts: Partial<CommandResult>, wallMs = 1000, attach: RunResult['attach'] = null) {
  const command = { stdout: NOTHING, stderr: NOTHING, moments: [], ...parts };
  return { runId: `run-${wallMs}`, command, wallMs, attach } as unknown as RunResult;
}

function itemOf(result: RunResult): ReportedItem {
  return { kind: 'run', result } as ReportedItem;
}

function experimentOf(...configurations: readonly object[]): ReportedItem {
  return { kind: 'experiment', result: { configurations } } as unknown as ReportedItem;
}

describe('reportedPrograms', () => {
  it('is the run itself, or that of each configuration which is nearest to its median', () => {
    const run = runOf({});
    expect(reportedPrograms(itemOf(run))).toEqual([{ label: '', run }]);
    const runs = [900, 1000, 1400].map((wallMs) => runOf({}, wallMs));
    const programs = reportedPrograms(
      experimentOf(
        { label: 'a', runs, medianWallMs: 1010 },
        { label: 'b', runs: [], medianWallMs: null },
      ),
    );
    expect(programs).toEqual([{ label: 'a', run: runs[1] }]);
  });

  it('is none of a workload', () => {
    const workload = { runId: 'run-1', wallMs: 1, command: null } as unknown as RunResult;
    expect(reportedPrograms(itemOf(workload))).toEqual([]);
    expect(reportedOutputs(workload)).toEqual([]);
    expect(reportedPhases(itemOf(workload))).toEqual([]);
  });
});

describe('reportedOutputs', () => {
  it('has the streams that something was written to', () => {
    const run = runOf({ stderr: written('no\n') });
    expect(reportedOutputs(run).map(({ label, place }) => [label, place])).toEqual([
      ['Error output', 'outputs/run-1000/stderr'],
    ]);
    expect(reportedWriters(itemOf(run))).toHaveLength(1);
    expect(reportedWriters(itemOf(runOf({})))).toEqual([]);
  });

  it('has nothing of a process that was only watched', () => {
    const watched = runOf({ stdout: written('x') }, 1000, { pid: 1, startTicks: 2 });
    expect(reportedOutputs(watched)).toEqual([]);
  });

  it('says how much stands there, and where the rest is, without a path of the machine', () => {
    const note = (output: CommandOutput) => {
      const [one] = reportedOutputs(runOf({ stdout: output }));
      return one === undefined ? '' : outputNote(one, '5 kB');
    };
    expect(note(written('one\n'))).toBe('All of it: 5 kB.');
    const lines = Array.from({ length: 200 }, (_, index) => String(index)).join('\n');
    expect(note(written(lines))).toBe(
      'The last 100 lines of 5 kB. The whole is kept beside the history that recorded it, in outputs/run-1000/stdout.',
    );
    expect(note(written(lines, null))).toContain('The whole was not kept.');
    expect(note(written('\0\0'))).toMatch(
      /^5 kB of binary data, no text that could be shown\. The whole is/,
    );
  });
});

it('reportedPhases has the phases of each program', () => {
  const moments = [{ name: 'load', atNs: 2.5e8 }];
  const configuration = { label: 'a', runs: [runOf({ moments })], medianWallMs: 1000 };
  expect(reportedPhases(experimentOf(configuration))).toEqual([
    { label: 'a', name: 'load', startMs: 250, durationMs: 750 },
  ]);
});
