// @ts-check

/**
 * For what all tasks of a worker share and each worker makes for itself, when its first task needs it.
 * @template {object} Input
 * @template Made
 * @param {(input: Input) => Made} make
 * @returns {(input: Input) => Made} made once for an input, which is one object in each worker
 */
export function onceAWorker(make) {
  /** @type {WeakMap<Input, { made: Made }>} */
  const known = new WeakMap();
  return (input) => {
    const before = known.get(input);
    if (before) return before.made;
    const made = make(input);
    known.set(input, { made });
    return made;
  };
}
