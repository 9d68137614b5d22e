/** Something wrong in a description of an experiment. */
export interface SpecProblem {
  /** Where: names of fields and places in lists, from the outside in. */
  readonly path: readonly (string | number)[];
  /** What was seen, and what is allowed: one sentence. */
  readonly message: string;
}

export function problemsBelow(
  path: SpecProblem['path'],
  problems: readonly SpecProblem[],
): readonly SpecProblem[] {
  return problems.map((problem) => ({ ...problem, path: [...path, ...problem.path] }));
}
