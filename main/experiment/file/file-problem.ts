/** Something wrong in a file. */
export interface FileProblem {
  /** From 1. */
  readonly line: number;
  /** What was seen, and what is allowed: one sentence. */
  readonly message: string;
}

/** Told at once; there is no end of what may be wrong in a file. */
export const MOST_SHOWN = 20;

/** All that is wrong with a file, a line each, in the order of its lines. */
export function problemsText(fileName: string, problems: readonly FileProblem[]): string {
  const sorted = withoutRepeats(problems).toSorted((left, right) => left.line - right.line);
  const lines = sorted.slice(0, MOST_SHOWN).map(({ line, message }) => `Line ${line}: ${message}`);
  const more = sorted.length - lines.length;
  const rest = more > 0 ? [`… and ${more} more.`] : [];
  return [`${fileName} can’t be used.`, ...lines, ...rest].join('\n');
}

/** A list of twenty aliases in one line is one mistake. */
function withoutRepeats(problems: readonly FileProblem[]): readonly FileProblem[] {
  return [
    ...new Map(problems.map((problem) => [`${problem.line} ${problem.message}`, problem])).values(),
  ];
}
