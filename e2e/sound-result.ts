import type { RunResult } from '../contract/run.ts';
import { expect } from './fixtures.ts';

/** What counters that tick, and clocks that are read one after the other, may add. */
const TOLERANCE = 1.1;
const TOLERANCE_MS = 100;

/**
 * What has to hold of any result, whatever was done to its run: no number is none, no task is counted
 * twice, and nothing used more than there is.
 * @param tookMs how long it can have taken at most, on another clock
 */
export function expectSound(result: RunResult, tookMs: number): void {
  expect(strangeNumbers(result)).toEqual([]);
  const { tasks, wallMs, totalMs, cpuMs, machine, workerDetails, state, error } = result;
  expect(tasks.done + tasks.failed + tasks.lost).toBe(tasks.total);
  const perWorker = workerDetails.reduce((sum, worker) => sum + worker.tasks, 0);
  expect(perWorker).toBe(tasks.done + tasks.failed);
  for (const ms of [wallMs, totalMs]) expect(ms ?? 0).toBeLessThanOrEqual(tookMs);
  const usedMs = (cpuMs?.user ?? 0) + (cpuMs?.system ?? 0);
  const mostMs = TOLERANCE * machine.logicalCores * (wallMs ?? tookMs) + TOLERANCE_MS;
  expect(usedMs).toBeLessThanOrEqual(mostMs);
  if (state === 'completed') expect(tasks).toMatchObject({ done: tasks.total, lost: 0 });
  else expect(error?.message).toMatch(/\p{L}+ \p{L}+.*\.$/su);
}

/** Numbers that are none, and those below zero where none can be. */
function strangeNumbers(value: unknown, name = 'result'): readonly string[] {
  if (typeof value === 'number') {
    const isStrange = !Number.isFinite(value) || value < 0;
    return isStrange ? [`${name}: ${value}`] : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => strangeNumbers(part, `${name}.${key}`));
}
