const SEPARATOR = ' · ';

/** What all labels begin with, up to a separator: `Python 3.12.3`; empty: nothing. */
export function commonStart(labels: readonly string[]): string {
  const [first, ...others] = labels.map((label) => label.split(SEPARATOR));
  if (first === undefined || others.length === 0) return '';
  const differs = first.findIndex(
    (part, index) => index === first.length - 1 || others.some((other) => other[index] !== part),
  );
  return first.slice(0, differs).join(SEPARATOR);
}

/** The labels without what all of them begin with, where there is little room for them. */
export function shortLabels(labels: readonly string[]): readonly string[] {
  const start = commonStart(labels);
  return start === ''
    ? labels
    : labels.map((label) => label.slice(start.length + SEPARATOR.length));
}
