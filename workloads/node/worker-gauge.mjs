// @ts-check
import { performance } from 'node:perf_hooks';
import { getHeapStatistics } from 'node:v8';

import { sinceNs } from './clock.mjs';
import { GaugeCell, ownCell } from './gauge-cell.mjs';
import { LoopTimer } from './loop-timer.mjs';

/** Not more often than this: with tasks of microseconds it would be felt. */
const LEAST_INTERVAL_NS = 100e6;

/** How often a process with an event loop tells, also when no task ends. */
const TELL_INTERVAL_MS = 250;

/**
 * Where a worker notes what it knows of itself: in memory that it shares with the host, or along with
 * its results.
 * @typedef {SharedArrayBuffer | 'with-results'} GaugePlace
 *
 * What it tells along with a result.
 * @typedef {Omit<import('../../contract/host-protocol.ts').WorkerGauges, 'id'>} Gauge
 *
 * @typedef {{ afterTask: (finishedNs: number) => { gauge?: Gauge } | undefined }} WorkerGauge takes the
 *   time of the task, so that it need not read a clock
 */

/**
 * Begins to note, in the worker itself.
 * @param {GaugePlace | undefined} place `undefined`: nobody wants to know, and nothing is done
 * @param {{ inLoop: boolean, epochNs: bigint }} where inLoop: there are turns of the loop between the
 *   steps of a task; epochNs: of all times of the run
 * @returns {WorkerGauge | undefined}
 */
export function openGauge(place, { inLoop, epochNs }) {
  if (place === undefined) return undefined;
  return place === 'with-results' ? openTelling(inLoop, epochNs) : openNoting(place, epochNs);
}

/**
 * @param {SharedArrayBuffer} memory
 * @param {bigint} epochNs
 * @returns {WorkerGauge}
 */
function openNoting(memory, epochNs) {
  const noteHeap = startNoting(new GaugeCell(memory), epochNs);
  return {
    afterTask: (finishedNs) => {
      noteHeap(finishedNs);
      return undefined;
    },
  };
}

/**
 * @param {boolean} inLoop
 * @param {bigint} epochNs
 * @returns {WorkerGauge}
 */
function openTelling(inLoop, epochNs) {
  const cell = new GaugeCell(ownCell());
  startNoting(cell, epochNs);
  const isDue = atMostEvery(LEAST_INTERVAL_NS);
  const news = () => ({ gauge: { ...loopTimes(performance), ...cell.take(), ...heapUsed() } });
  if (inLoop) {
    setInterval(() => {
      if (process.connected && isDue(sinceNs(epochNs)))
        process.send?.(news(), undefined, undefined, () => {});
    }, TELL_INTERVAL_MS).unref();
  }
  return { afterTask: (finishedNs) => (isDue(finishedNs) ? news() : undefined) };
}

/**
 * Notes the loop's lateness and the heap at the turns of a timer that keeps nothing alive.
 * @param {GaugeCell} cell
 * @param {bigint} epochNs
 * @returns {(atNs: number) => void} notes the heap where that is due
 */
function startNoting(cell, epochNs) {
  const isDue = atMostEvery(LEAST_INTERVAL_NS);
  const noteHeap = (/** @type {number} */ atNs) => {
    if (isDue(atNs)) cell.noteHeap(heapUsed().heapUsedBytes);
  };
  const timer = new LoopTimer((lateNs) => {
    cell.turned(lateNs);
    noteHeap(sinceNs(epochNs));
  });
  cell.begin();
  noteHeap(sinceNs(epochNs));
  timer.start().unref();
  return noteHeap;
}

function heapUsed() {
  return { heapUsedBytes: getHeapStatistics().used_heap_size };
}

/**
 * @param {number} intervalNs
 * @returns {(atNs: number) => boolean} whether that much time has passed since it last said so
 */
function atMostEvery(intervalNs) {
  let lastNs = -Infinity;
  return (atNs) => {
    if (atNs - lastNs < intervalNs) return false;
    lastNs = atNs;
    return true;
  };
}

/**
 * How long an event loop was active and idle so far; nothing of one that has not begun or is over.
 * @param {{ eventLoopUtilization: () => { active: number, idle: number } }} performance
 * @returns {{ loopActiveNs?: number, loopIdleNs?: number }}
 */
export function loopTimes(performance) {
  const { active, idle } = performance.eventLoopUtilization();
  if (!(active + idle > 0)) return {};
  return { loopActiveNs: Math.round(active * 1e6), loopIdleNs: Math.round(idle * 1e6) };
}
