import { closedDirections } from '../../../contract/closed-directions.ts';

/** What a figure is of, as its foot says it. */
export interface FigureSubject {
  /** What it is about, for people. */
  readonly name: string;
  readonly kind: 'run' | 'experiment';
  readonly id: string;
  /** ISO 8601. */
  readonly startedAt: string;
}

/** Corelane's own ids have 36; those of a file from elsewhere may have any number. */
const MOST_LETTERS = 48;
const MOST_NAME_LETTERS = 80;

/**
 * The line under a figure, so that a picture that was sent on still says what it shows:
 * `Primes: Threads × 2 · Run 3f2a… · 2026-11-29 · Corelane 0.1.0`, in parts that may stand on lines of their own.
 */
export function footParts(
  subjects: readonly FigureSubject[],
  appVersion: string,
): readonly string[] {
  return [...subjects.flatMap(subjectTexts), ...dateText(subjects), `Corelane ${appVersion}`];
}

function subjectTexts({ kind, id, name }: FigureSubject): readonly string[] {
  const word = kind === 'run' ? 'Run' : 'Experiment';
  return [
    closedDirections(cut(name, MOST_NAME_LETTERS)),
    `${word} ${closedDirections(cut(id, MOST_LETTERS))}`,
  ];
}

function cut(text: string, mostLetters: number): string {
  const letters = Array.from(text);
  return letters.length > mostLetters ? `${letters.slice(0, mostLetters).join('')}…` : text;
}

/** The days on which it was measured, in UTC: the reader may be in another zone than the machine. */
function dateText(subjects: readonly FigureSubject[]): readonly string[] {
  const days = [...new Set(subjects.map(({ startedAt }) => startedAt.slice(0, 10)))].sort();
  const [first] = days;
  const last = days.at(-1);
  if (first === undefined || last === undefined) return [];
  return [first === last ? first : `${first} to ${last}`];
}

/**
 * Fills lines with parts, one after the other.
 * @param widthOf of a text, in the unit of `width`
 */
export function footLines(
  parts: readonly string[],
  width: number,
  widthOf: (text: string) => number,
): readonly string[] {
  const lines: string[] = [];
  for (const part of parts) {
    const joined = `${lines.at(-1) ?? ''} · ${part}`;
    if (lines.length > 0 && widthOf(joined) <= width) lines[lines.length - 1] = joined;
    else lines.push(part);
  }
  return lines;
}
