// @ts-check
import { estimate } from '../../frame/estimate.mjs';
import { sizesAlong } from './run-sizes.mjs';
import { titleOf } from './synthetic-run.mjs';

/**
 * @typedef {import('../../frame/section.mjs').Figure} Figure
 * @typedef {import('../../frame/section.mjs').Curve} Curve
 * @typedef {import('./synthetic-samples.mjs').RunSize} RunSize
 * @typedef {import('./timeline-moves.mjs').Moved} Moved
 */

/**
 * One look at a run from the history.
 * @typedef {{ openMs: number, drag: Moved, cross: Moved }} Look
 */

const GOAL = { atMost: 16, source: 'design §9, a redraw' };

/** @type {readonly { metric: string, valueOf: (look: Look) => number, isJudged?: boolean }[]} */
const METRICS = [
  { metric: 'time to open', valueOf: ({ openMs }) => openMs },
  { metric: 'work of the page a move, dragging', valueOf: dragWorkMs, isJudged: true },
  { metric: 'script a move, dragging', valueOf: ({ drag }) => drag.scriptMs / drag.moves },
  { metric: 'time between frames, dragging, p95', valueOf: ({ drag }) => drag.p95Ms },
  { metric: 'work of the page a move, cross-hair', valueOf: crossWorkMs, isJudged: true },
  { metric: 'script a move, cross-hair', valueOf: ({ cross }) => cross.scriptMs / cross.moves },
  { metric: 'time between frames, cross-hair, p95', valueOf: ({ cross }) => cross.p95Ms },
];

/** @type {readonly { of: keyof RunSize, label: string }[]} */
const AXES = [
  { of: 'cores', label: 'cores' },
  { of: 'workers', label: 'workers' },
  { of: 'minutes', label: 'minutes of history' },
];

/** @param {Look} look */
function dragWorkMs({ drag }) {
  return drag.workMs / drag.moves;
}

/** @param {Look} look */
function crossWorkMs({ cross }) {
  return cross.workMs / cross.moves;
}

/**
 * @param {ReadonlyMap<RunSize, readonly Look[]>} looks
 * @returns {Figure[]}
 */
export function recordedFigures(looks) {
  return METRICS.flatMap(({ metric, valueOf, isJudged = false }) =>
    [...looks].map(([size, each]) => ({
      subject: 'Corelane',
      case: titleOf(size),
      metric,
      unit: 'ms',
      values: each.map(valueOf),
      ...(isJudged ? { goal: GOAL } : {}),
    })),
  );
}

/**
 * How the work grows with one of the three sizes, the other two as usual.
 * @param {ReadonlyMap<RunSize, readonly Look[]>} looks
 * @returns {Curve[]}
 */
export function recordedCurves(looks) {
  return AXES.map(({ of, label }) => {
    const sizes = sizesAlong([...looks.keys()], of);
    const line = (/** @type {string} */ name, /** @type {(look: Look) => number} */ valueOf) => ({
      name,
      points: sizes.map((size) => pointOf(size[of], (looks.get(size) ?? []).map(valueOf))),
    });
    return {
      title: `Work of the page a move, by ${label}`,
      xLabel: label,
      yLabel: 'ms a move',
      isLogX: true,
      lines: [line('dragging', dragWorkMs), line('cross-hair', crossWorkMs)],
    };
  });
}

/**
 * @param {number} x
 * @param {readonly number[]} values
 */
function pointOf(x, values) {
  const { median, least, greatest, ci95 } = estimate(values);
  const [low, high] = ci95 ?? [least, greatest];
  return { x, y: median, low, high };
}
