// @ts-check

/**
 * Numbers in [0, 1), the same for the same seed: mulberry32, 32 bits of state.
 * @param {number} seed any integer
 * @returns {() => number}
 */
export function seededRandom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * The items in another order (Fisher and Yates); the given array stays as it is.
 * @template Item
 * @param {readonly Item[]} items
 * @param {() => number} random
 * @returns {Item[]}
 */
export function shuffled(items, random) {
  const rest = [...items];
  /** @type {Item[]} */
  const order = [];
  while (rest.length > 0) order.push(...rest.splice(Math.floor(random() * rest.length), 1));
  return order;
}

/**
 * Measures every subject once a repeat, each repeat in another seeded order, so that a machine that slows down
 * hits all alike. Stops before the next measurement once the signal is aborted, by throwing its reason.
 * @template Subject, Value
 * @param {readonly Subject[]} subjects
 * @param {{ repeats: number, seed: number, signal: AbortSignal }} plan
 * @param {(subject: Subject, repeat: number) => Promise<Value>} measure
 * @returns {Promise<Map<Subject, Value[]>>} by subject, in the order given; one value each repeat
 */
export async function interleave(subjects, { repeats, seed, signal }, measure) {
  const random = seededRandom(seed);
  /** @type {Map<Subject, Value[]>} */
  const values = new Map(subjects.map((subject) => [subject, []]));
  for (let repeat = 0; repeat < repeats; repeat += 1) {
    for (const subject of shuffled(subjects, random)) {
      signal.throwIfAborted();
      values.get(subject)?.push(await measure(subject, repeat));
    }
  }
  return values;
}
