import { splitmix32 } from '../lab/splitmix32.ts';

/** Whole numbers below a bound, each as likely as the others: the same ones for the same seed. */
export type DrawIndex = (bound: number) => number;

const RANGE = 2 ** 32;

/**
 * A source of random whole numbers: splitmix32, scaled. With bounds of at most 2²⁰ the most and the
 * least likely number differ by less than 0.03 % in how often they come.
 * @param seed 0 … 2³² − 1
 */
export function drawIndexes(seed: number): DrawIndex {
  const next = splitmix32(seed);
  return (bound) => Math.floor((next() * bound) / RANGE);
}

/** A copy in random order (Fisher and Yates): every order is as likely as the others. */
export function shuffled<Item>(items: readonly Item[], draw: DrawIndex): Item[] {
  const order = [...items];
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = draw(last + 1);
    [order[last], order[other]] = [order[other] as Item, order[last] as Item];
  }
  return order;
}
