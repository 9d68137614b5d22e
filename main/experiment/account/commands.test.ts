import { describe, expect, it } from 'vitest';

import { commandSpec } from '../../../contract/command.test-support.ts';
import type { Configuration } from '../../../contract/experiment.ts';
import type { RunResult } from '../../../contract/run.ts';
import { commandResultWith } from '../../command/command-result.test-support.ts';
import { runResult } from '../../report/run-result.test-support.ts';
import { configuration, experimentBeginning } from '../fixtures/plans.ts';
import { analyseExperiment } from './analyse-experiment.ts';

const ENVIRONMENT = { TOKEN: 'hush-hush' };

/** Of one command, by its name; with `jobs` where that many were asked for. */
function program(id: string, name: string, jobs: number | null): Configuration {
  const workersParameter = jobs === null ? null : 'jobs';
  const command = commandSpec({ name, argv: [name], environment: ENVIRONMENT, workersParameter });
  const label = jobs === null ? name : `${name} · jobs ${jobs}`;
  return configuration(
    id,
    {
      workload: 'command',
      strategy: 'program',
      runtimeId: 'command',
      workers: jobs ?? 1,
      parameters: jobs === null ? {} : { jobs },
      command,
    },
    { label, work: 'command' },
  );
}

const FOUR = [
  program('c1', 'old', null),
  program('c2', 'new', 1),
  program('c3', 'new', 2),
  program('c4', 'new', 4),
];
const SPEEDS: Readonly<Record<string, number>> = { c1: 2000, c2: 2400, c3: 1250, c4: 700 };

function analysed(parts: (id: string) => Partial<RunResult> = () => ({}), baseline = 'c1') {
  const configurations = FOUR.map((one) => ({ ...one, baseline }));
  const spec = {
    workload: 'command',
    commands: FOUR.flatMap(({ request }) => request.command ?? []),
  } as const;
  const beginning = experimentBeginning(spec, configurations);
  const runs = Array.from({ length: 10 }, (_, index) =>
    configurations.map(({ id, request: { workers, command } }) => {
      const workersParameter = command?.workersParameter ?? null;
      const result = runResult({
        runId: `${id} #${index}`,
        workload: 'command',
        strategy: 'program',
        workers,
        wallMs: (SPEEDS[id] ?? 0) * (1 + 0.004 * Math.sin(2.4 * index)),
        cpuMs: { user: id === 'c1' ? 100 : 2400, system: 0 },
        command: commandResultWith({ name: command?.name ?? '', workersParameter }),
        ...parts(id),
      });
      return { configuration: id, result, setAside: null };
    }),
  );
  return analyseExperiment({
    ...beginning,
    state: 'completed',
    error: null,
    runs: runs.flat(),
    warnings: [],
  });
}

describe('the account of programs of the user’s own', () => {
  it('names them whole in the conclusion, and no workload or runtime', () => {
    const { conclusion } = analysed();
    expect(conclusion).toMatch(/^“new · jobs 4” is 2\.86× .* as fast as “old”/);
    expect(conclusion).not.toMatch(/command|Python|strategy/);
  });

  it('has a scaling curve for each command that was told its workers', () => {
    const { scaling } = analysed();
    expect(scaling).toMatchObject([
      {
        label: 'new',
        configurations: ['c2', 'c3', 'c4'],
        points: [{ workers: 1 }, { workers: 2 }, { workers: 4 }],
      },
    ]);
    expect(scaling[0]?.amdahl).not.toBeNull();
  });

  it('knows an efficiency within one command alone', () => {
    const efficiencies = (baseline: string) =>
      analysed(undefined, baseline).configurations.map(({ efficiency }) => efficiency);
    expect(efficiencies('c1')).toEqual([null, null, null, null]);
    const [old, one, two] = efficiencies('c2');
    expect([old, one]).toEqual([null, 1]);
    expect(two).toBeCloseTo(0.96, 1);
  });

  it('takes another program’s CPU time for no sign of a limit', () => {
    const cores = { coresUsed: 1.95, effectiveCores: 2, taskTotalMs: 2000 };
    const verdicts = analysed(() => cores).configurations.map(({ verdict }) => verdict);
    for (const verdict of verdicts) {
      const ids = [verdict?.id, ...(verdict?.also ?? []).map(({ id }) => id)];
      expect(ids).not.toContain('memory-bound');
    }
  });

  it('holds only those to their output that are to print the same', () => {
    const printed = (sameOutput: boolean) =>
      analysed((id) => ({ digest: id, command: commandResultWith({ sameOutput }) }));
    expect(printed(false).pairs.every(({ reason }) => reason !== 'digests-differ')).toBe(true);
    const held = printed(true);
    expect(held.pairs.every(({ reason }) => reason === 'digests-differ')).toBe(true);
    expect(held.conclusion).toMatch(/^Runs came to different results/);
    const warning = held.warnings.find(({ code }) => code === 'digests-differ');
    expect(warning?.message).toMatch(/They did not all print the same: look at what they printed/);
  });

  it('has no value of an environment', () => {
    const result = JSON.stringify(analysed());
    expect(result).toContain('TOKEN');
    expect(result).not.toContain('hush-hush');
  });
});
