import { describe, expect, it } from 'vitest';

import type { Lesson } from '../../../contract/lesson.ts';
import {
  amountOf,
  isAtPoint,
  lessonCores,
  type LessonMachine,
  lessonSpec,
} from '../../../contract/lesson-plan.ts';
import { node, python } from '../../experiment/experiment-spec.test-support.ts';
import { planExperiment } from '../../experiment/plan/plan-experiment.ts';
import { strategyCode } from '../strategy-code.ts';
import { lessons } from './lessons.ts';

/** Two curves that differ less could not be told apart by a few runs. */
const LEAST_FACTOR_APART = 1.1;

function machineWith(effectiveCores: number, canConfine = true): LessonMachine {
  const logicalCores = Math.ceil(effectiveCores);
  return {
    effectiveCores,
    allowedCores: Array.from({ length: logicalCores }, (_, core) => core),
    noAffinityReason: canConfine ? null : 'This system can’t.',
  };
}

const machines = [
  machineWith(0.5),
  machineWith(1),
  machineWith(2),
  machineWith(3.5),
  machineWith(64),
  machineWith(64, false),
];

const named = lessons.map((lesson) => [lesson.id, lesson] as const);

function planOf(lesson: Lesson, machine: LessonMachine) {
  const runtime = lesson.runtime.kind === 'node' ? node : python;
  const plan = planExperiment(lessonSpec(lesson, runtime.id, machine), [node, python], () => null, {
    ...machine,
    effectiveCoresOf: (cores) => cores?.length ?? machine.effectiveCores,
  });
  if (!plan.ok) throw new Error(plan.error.message);
  return plan.value;
}

function speedupsOf(curve: Lesson['curves'][number], cores: number): readonly number[] {
  return curve.speedups.map((speedup) => amountOf(speedup, cores));
}

describe('the lessons', () => {
  it('are eight, each once', () => {
    expect(new Set(lessons.map(({ id }) => id)).size).toBe(8);
    expect(lessons).toHaveLength(8);
  });

  it.each(named)('%s can be run on every machine, a configuration for each point', (_, lesson) => {
    for (const machine of machines) {
      const { configurations, omitted } = planOf(lesson, machine);
      const cores = lessonCores(machine);
      const found = lesson.points.map(
        (point) => configurations.filter(({ request }) => isAtPoint(point, request, cores)).length,
      );
      expect(omitted).toEqual([]);
      expect(found).toEqual(lesson.points.map(() => 1));
      expect(configurations).toHaveLength(lesson.points.length);
    }
  });

  it.each(named)('%s holds all against its first point', (_, lesson) => {
    const { configurations } = planOf(lesson, machineWith(2));
    const first = configurations.find(({ request }) =>
      lesson.points.slice(0, 1).every((point) => isAtPoint(point, request, 2)),
    );
    expect(configurations.map(({ baseline }) => baseline)).toEqual(
      configurations.map(() => first?.id),
    );
  });

  it.each(named)('%s has a task for every worker', (_, lesson) => {
    for (const machine of machines) {
      const { tasks } = planOf(lesson, machine).configurations[0]?.request.parameters ?? {};
      const most = Math.max(
        ...lesson.points.map(({ workers }) => amountOf(workers, lessonCores(machine))),
      );
      expect(Number(tasks)).toBeGreaterThanOrEqual(most);
    }
  });

  it.each(named)(
    '%s has three curves that can be told apart, one of them expected',
    (_, lesson) => {
      const ids = lesson.curves.map(({ id }) => id);
      expect(new Set(ids).size).toBe(3);
      expect(ids.filter((id) => id === lesson.expected)).toHaveLength(1);
      for (const machine of machines) {
        const cores = lessonCores(machine);
        const curves = lesson.curves.map((curve) => speedupsOf(curve, cores));
        for (const curve of curves) {
          expect(curve).toHaveLength(lesson.points.length);
          expect(curve[0]).toBe(1);
          for (const other of curves.filter((candidate) => candidate !== curve)) {
            expect(greatestFactor(curve, other)).toBeGreaterThan(LEAST_FACTOR_APART);
          }
        }
      }
    },
  );

  it.each(named)('%s explains itself in two sentences, and has code to show', (_, lesson) => {
    expect(lesson.why.match(/[.](?= [A-Z]|$)/g)).toHaveLength(2);
    expect(lesson.next).toMatch(/\.$/);
    const { strategy, options } = lesson.code;
    expect(lesson.points.some((point) => point.strategy === strategy)).toBe(true);
    expect(strategyCode(lesson.runtime.kind, strategy, options).files).not.toEqual([]);
  });

  it('leave what all points share to the experiment, where it can be changed', () => {
    const blocked = lessons.find(({ id }) => id === 'blocked-loop');
    if (blocked === undefined) throw new Error('There is no such lesson');
    expect(lessonSpec(blocked, python.id, machineWith(2))).toMatchObject({
      strategies: [{ strategy: 'async', options: {} }],
      options: { asyncCalls: 'blocking' },
    });
  });

  it('use at most as many cores as they can be confined to', () => {
    const [first] = lessons;
    if (first === undefined) throw new Error('There is no lesson');
    expect(lessonSpec(first, python.id, machineWith(64)).cores).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(lessonSpec(first, python.id, machineWith(64, false)).cores).toBeNull();
    expect(lessonSpec(first, python.id, machineWith(2)).cores).toBeNull();
    expect(machines.map(lessonCores)).toEqual([2, 2, 2, 3, 8, 16]);
  });
});

function greatestFactor(curve: readonly number[], other: readonly number[]): number {
  const factors = curve.map((speedup, index) => {
    const ratio = speedup / (other[index] ?? Number.NaN);
    return Math.max(ratio, 1 / ratio);
  });
  return Math.max(...factors);
}
