import { describe, expect, test } from 'vitest';

import type {
  Configuration,
  ExperimentProgress,
  ExperimentSpec,
} from '../../../contract/experiment.ts';
import type { ExperimentResult } from '../../../contract/experiment-result.ts';
import { machineCard } from '../../lab/fixtures/machine-card.ts';
import { FakeClock } from '../fixtures/fake-clock.ts';
import { configuration, experimentBeginning, THREE } from '../fixtures/plans.ts';
import { ScriptedLab, type ScriptedRun } from '../fixtures/scripted-lab.ts';
import { roundOrder } from '../plan/run-order.ts';
import { ExperimentSession } from './experiment-session.ts';

const NAMES = new Map([
  ['c1', 'processes 1'],
  ['c2', 'processes 2'],
  ['c3', 'threads 2'],
]);

/** A session over a scripted lab, with all that it tells. */
class Rig {
  readonly clock = new FakeClock();
  readonly states: string[] = [];
  readonly progress: ExperimentProgress[] = [];
  readonly results: ExperimentResult[] = [];
  readonly lab: ScriptedLab;
  readonly session: ExperimentSession;

  constructor(
    spec: Partial<ExperimentSpec>,
    script: (name: string, time: number, rig: Rig) => ScriptedRun = () => ({}),
    configurations: readonly Configuration[] = THREE,
  ) {
    this.lab = new ScriptedLab(this.clock, (name, time) => script(name, time, this));
    this.session = new ExperimentSession(experimentBeginning(spec, configurations), {
      lab: this.lab,
      clock: this.clock,
      onState: () => this.#note(),
      onResult: (result) => this.results.push(result),
    });
  }

  async measure(more: number | null = null): Promise<ExperimentResult> {
    const reserved = this.lab.reserve('An experiment is running.');
    if (!reserved.ok) throw new Error(reserved.error.message);
    await this.session.measure(reserved.value, more);
    return this.session.result();
  }

  codes(): readonly string[] {
    return this.session.result().warnings.map(({ code }) => code);
  }

  #note(): void {
    const state = this.session.state();
    if (this.states.at(-1) !== state.state) this.states.push(state.state);
    if ('progress' in state) this.progress.push(state.progress);
  }
}

function counts(result: ExperimentResult): readonly number[] {
  return result.configurations.map(({ runs }) => runs.length);
}

function reasons(result: ExperimentResult): readonly string[] {
  return result.configurations.flatMap(({ id, setAside }) =>
    setAside.map(({ reason }) => `${id} ${reason}`),
  );
}

/** Wall times around one second that are never twice the same. */
function noisy(time: number, spread: number): number {
  return 1000 * (1 + spread * Math.sin(12.9898 * time));
}

describe('rounds', () => {
  test('run every configuration once, in the order that the seed gives', async () => {
    const rig = new Rig({ warmups: 1, stopRule: { rule: 'repeats', repeats: 3 } });
    const result = await rig.measure();
    const expected = [-1, 1, 2, 3].flatMap((round) => roundOrder(['c1', 'c2', 'c3'], 7, round));
    expect(rig.lab.started).toEqual(expected.map((id) => NAMES.get(id)));
    expect(result.order.map((run) => run.configuration)).toEqual(expected);
    expect(counts(result)).toEqual([3, 3, 3]);
    expect(reasons(result)).toEqual(['c1 warm-up', 'c2 warm-up', 'c3 warm-up']);
    expect(result).toMatchObject({ state: 'completed', seed: 7, baseline: 'c1' });
  });

  test('are quiet, and the lab is nobody else’s until the last has ended', async () => {
    let whileRunning: string | null = null;
    const rig = new Rig({}, (_name, _time, { lab }) => ({
      meanwhile: () => void (whileRunning = lab.reason),
    }));
    await rig.measure();
    expect(whileRunning).toBe('An experiment is running.');
    expect(rig.lab.reason).toBeNull();
    expect(rig.lab.options.every((options) => options?.quiet === true)).toBe(true);
    expect(new Set(rig.lab.options.map((options) => options?.reservation)).size).toBe(1);
  });

  test('rest before each run', async () => {
    const rig = new Rig({ coolDownMs: 400, stopRule: { rule: 'repeats', repeats: 2 } });
    await rig.measure();
    expect(rig.clock.rests).toEqual(Array.from({ length: 6 }, () => 400));
  });

  test('are told of at the start, after each run, and at the end', async () => {
    const rig = new Rig({ stopRule: { rule: 'repeats', repeats: 2 } });
    await rig.measure();
    expect(rig.results.map(({ order }) => order.length)).toEqual([0, 1, 2, 3, 4, 5, 6, 6]);
    expect(rig.results.map(({ state }) => state)).toEqual([
      ...Array.from({ length: 7 }, () => 'running'),
      'completed',
    ]);
  });
});

describe('a rule of precision', () => {
  const rule = { rule: 'precision', ciPercent: 2, minRepeats: 6, maxRepeats: 20 } as const;

  test('ends with the least number of rounds, when that is precise enough', async () => {
    const rig = new Rig({ stopRule: { ...rule, maxSeconds: 3600 } }, (_name, time) => ({
      result: { wallMs: noisy(time, 0.001) },
    }));
    expect(counts(await rig.measure())).toEqual([6, 6, 6]);
  });

  test('runs all of them as long as one is not precise enough', async () => {
    const rig = new Rig({ stopRule: { ...rule, maxSeconds: 3600 } }, (name, time) => ({
      result: { wallMs: noisy(time, name === 'threads 2' ? 0.3 : 0.001) },
    }));
    const result = await rig.measure();
    expect(counts(result)).toEqual([20, 20, 20]);
    expect(rig.codes()).toContain('wide-intervals');
  });

  test('ends when its time is over, after a whole round and not before the least number', async () => {
    const late = { ...rule, maxSeconds: 10 };
    const rig = new Rig({ stopRule: late }, (_name, time) => ({
      result: { wallMs: noisy(time, 0.3), totalMs: 1000 },
    }));
    // 3 s a round: 10 s are over in the fourth, and six are the least.
    expect(counts(await rig.measure())).toEqual([6, 6, 6]);
    const longer = new Rig({ stopRule: { ...rule, maxSeconds: 22 } }, (_name, time) => ({
      result: { wallMs: noisy(time, 0.3), totalMs: 1000 },
    }));
    expect(counts(await longer.measure())).toEqual([8, 8, 8]);
  });

  test('breaks a round off when it takes far too long', async () => {
    const rig = new Rig({ stopRule: { ...rule, maxSeconds: 30 } }, (_name, time) => ({
      result: { wallMs: noisy(time, 0.3), totalMs: time > 6 ? 100_000 : 1000 },
    }));
    const runs = counts(await rig.measure());
    expect(runs.reduce((sum, count) => sum + count, 0)).toBe(19);
  });

  test('expects fewer rounds as it learns how precise it is', async () => {
    const rig = new Rig({ stopRule: { ...rule, maxSeconds: 3600 } }, (_name, time) => ({
      result: { wallMs: noisy(time, 0.001) },
    }));
    await rig.measure();
    expect(rig.progress[0]).toMatchObject({ runsPlanned: 60, remainingMs: null });
    expect(rig.progress.at(-1)).toMatchObject({ runsDone: 18, runsPlanned: 18, remainingMs: 0 });
    expect(rig.progress.at(-1)?.widestCiPercent).toBeLessThan(2);
  });
});

test('the time that remains follows what the runs took', async () => {
  const rig = new Rig({ stopRule: { rule: 'repeats', repeats: 4 } }, (name) => ({
    result: { totalMs: name === 'threads 2' ? 3000 : 1000 },
  }));
  await rig.measure();
  const afterFirstRound = rig.progress.find(({ runsDone }) => runsDone === 3);
  expect(afterFirstRound).toMatchObject({ runsPlanned: 12, remainingMs: 15_000, elapsedMs: 5000 });
  const current = rig.progress.flatMap((progress) => progress.current ?? []);
  expect(current).toHaveLength(12);
  expect(current[3]).toMatchObject({ kind: 'counted', round: 2 });
});

describe('the user', () => {
  test('pauses after the run under way, which is not counted as time, and resumes', async () => {
    const rig: Rig = new Rig({}, (_name, _time, { session, lab }) => ({
      meanwhile: () => {
        if (lab.started.length !== 2) return;
        session.control('pause');
        // Long after the run has ended: nothing more is started until it is resumed.
        setTimeout(() => {
          rig.clock.advance(60_000);
          expect([session.state().state, lab.started.length]).toEqual(['paused', 2]);
          session.control('resume');
        }, 20);
      },
    }));
    const result = await rig.measure();
    expect(rig.states).toEqual(['running', 'pausing', 'paused', 'running', 'ended']);
    expect(counts(result)).toEqual([3, 3, 3]);
    expect(rig.progress.at(-1)?.elapsedMs).toBe(9 * 1100);
  });

  test('stops: what is there is kept, the run under way does not count', async () => {
    const rig = new Rig({}, (_name, _time, { session, lab }) => ({
      meanwhile: () => {
        if (lab.started.length === 5) session.control('stop');
      },
    }));
    const result = await rig.measure();
    expect(result.state).toBe('stopped');
    expect(rig.states).toEqual(['running', 'stopping', 'ended']);
    expect([result.order.length, counts(result).reduce((sum, count) => sum + count)]).toEqual([
      5, 4,
    ]);
    expect(reasons(result)[0]).toMatch(/not-completed$/);
    expect(result.conclusion).toContain('stopped before it was complete');
    expect(rig.codes()).not.toContain('given-up');
  });

  test('stops while it is paused, and while the lab still makes ready', async () => {
    const paused = new Rig({}, (_name, _time, { session }) => ({
      meanwhile: () => {
        session.control('pause');
        setTimeout(() => session.control('stop'), 10);
      },
    }));
    expect((await paused.measure()).order).toHaveLength(1);
    const early = new Rig({}, (_name, _time, { session }) => {
      session.control('stop');
      return {};
    });
    expect((await early.measure()).state).toBe('stopped');
    expect(early.lab.stops).toBe(1);
  });

  test('skips the configuration under way for good', async () => {
    const rig = new Rig({}, (name, time, { session }) => ({
      meanwhile: () => {
        if (name === 'threads 2' && time === 2) session.control('skip');
      },
    }));
    const result = await rig.measure();
    expect(counts(result)).toEqual([3, 3, 1]);
    expect(reasons(result)).toEqual(['c3 skipped']);
    expect([result.state, rig.codes()]).toEqual(['completed', expect.arrayContaining(['skipped'])]);
  });

  test('skips the last one that was left: the experiment is stopped, not failed', async () => {
    const alone = [configuration('c1', {})];
    const script = (_name: string, time: number, { session }: Rig): ScriptedRun => ({
      meanwhile: () => (time === 2 ? session.control('skip') : undefined),
    });
    const result = await new Rig({}, script, alone).measure();
    expect([result.state, result.error, counts(result)]).toEqual(['stopped', null, [1]]);
  });

  test('adds rounds, which go on where they were', async () => {
    const rig = new Rig({ stopRule: { rule: 'repeats', repeats: 2 } });
    await rig.measure();
    const result = await rig.measure(2);
    expect(counts(result)).toEqual([4, 4, 4]);
    const expected = [1, 2, 3, 4].flatMap((round) => roundOrder(['c1', 'c2', 'c3'], 7, round));
    expect(result.order.map((run) => run.configuration)).toEqual(expected);
    expect(rig.results.map(({ state }) => state).slice(6, 10)).toEqual([
      'running',
      'completed',
      'running',
      'running',
    ]);
  });
});

describe('a run that is spoilt', () => {
  test.each([
    ['suspended', 'by a sleep that the clocks show', ({ clock }: Rig) => clock.sleep(5000)],
    ['suspended', 'by a sleep that was announced', ({ session }: Rig) => session.suspended()],
    ['clock-jump', 'by a clock that was set', ({ clock }: Rig) => clock.setTimeOfDay(-5000)],
  ])('%s: is kept, set aside and repeated, when %s', async (reason, _how, spoil) => {
    const rig = new Rig({}, (name, time, self) => ({
      meanwhile: () => (name === 'threads 2' && time === 2 ? spoil(self) : undefined),
    }));
    const result = await rig.measure();
    expect([counts(result), reasons(result)]).toEqual([[3, 3, 3], [`c3 ${reason}`]]);
    const at = result.order.findIndex(({ runId }) => runId === 'threads 2 #2');
    expect(result.order[at + 1]?.runId).toBe('threads 2 #3');
    expect(rig.progress.map(({ current }) => current?.kind)).toContain('repeated');
  });

  test('is repeated three times in a row at most', async () => {
    const rig = new Rig({ stopRule: { rule: 'repeats', repeats: 2 } }, (name, time, { clock }) => ({
      meanwhile: () => (name === 'threads 2' && time <= 4 ? clock.sleep(5000) : undefined),
    }));
    const result = await rig.measure();
    expect(counts(result)).toEqual([2, 2, 1]);
    expect(rig.codes()).toContain('not-repeated');
  });

  test('is no failure, even when the sleep made it exceed its time limit', async () => {
    const rig = new Rig({}, (name, time, { clock }) =>
      name === 'threads 2' && time <= 2
        ? { result: { state: 'timed-out' }, meanwhile: () => clock.sleep(9000) }
        : {},
    );
    const result = await rig.measure();
    expect([counts(result), rig.codes()]).toEqual([
      [3, 3, 3],
      expect.not.arrayContaining(['given-up']),
    ]);
  });

  test('clocks that go slightly apart spoil nothing', async () => {
    const rig = new Rig({}, (_name, _time, { clock }) => ({ meanwhile: () => clock.sleep(900) }));
    expect(reasons(await rig.measure())).toEqual([]);
  });
});

describe('a run that fails', () => {
  const failure = { code: 'host-crashed', message: 'The host crashed.' };

  test('once is set aside and repeated', async () => {
    const rig = new Rig({}, (name, time) =>
      name === 'threads 2' && time === 2 ? { result: { state: 'crashed', error: failure } } : {},
    );
    const result = await rig.measure();
    expect([counts(result), reasons(result)]).toEqual([[3, 3, 3], ['c3 not-completed']]);
    expect(result.state).toBe('completed');
  });

  test('twice in a row: the configuration is given up, and the reason told', async () => {
    const rig = new Rig({}, (name, time) =>
      name === 'threads 2' && time >= 2 ? { result: { state: 'crashed', error: failure } } : {},
    );
    const result = await rig.measure();
    expect([counts(result), result.state]).toEqual([[3, 3, 1], 'completed']);
    const told = result.warnings.find(({ code }) => code === 'given-up');
    expect(told).toMatchObject({ configurations: ['c3'] });
    expect(told?.message).toContain('The host crashed.');
  });

  test('with all configurations: the experiment has failed, with the first error', async () => {
    const rig = new Rig({}, () => ({ refusal: 'The folder is gone.' }));
    const result = await rig.measure();
    expect(result).toMatchObject({
      state: 'failed',
      error: { code: 'folder-missing', message: 'The folder is gone.' },
    });
    expect(result.conclusion).toContain('The folder is gone.');
    expect(rig.session.canGoOn()).toBe(false);
  });

  test('a lab that breaks is told, and let go', async () => {
    const rig = new Rig({}, () => {
      throw new Error('out of order');
    });
    const result = await rig.measure();
    expect([result.state, result.error?.message]).toEqual([
      'failed',
      expect.stringContaining('out of order'),
    ]);
    expect(rig.lab.reason).toBeNull();
  });
});

test('a change of the power source between two runs is told once', async () => {
  const rig = new Rig({}, (_name, time) => ({
    result: { machine: machineCard({ powerSource: time === 2 ? 'battery' : 'mains' }) },
  }));
  await rig.measure();
  expect(rig.codes().filter((code) => code === 'power-source-changed')).toHaveLength(1);
});

test('one configuration alone is measured, though nothing can be compared', async () => {
  const rig = new Rig({}, undefined, [configuration('c1', {})]);
  const result = await rig.measure();
  expect([counts(result), result.pairs]).toEqual([[3], []]);
  expect(result.conclusion).toContain('nothing to compare');
});
