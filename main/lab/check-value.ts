import { err, ok, type Result } from '../../contract/result.ts';
import type { StartErrorCode } from './lab.ts';

export type Checked<Value> = Result<Value, StartErrorCode>;

/** What a number has to be, and what to call it. */
export interface NumberRule {
  readonly label: string;
  /** As it stands behind the number; empty for a bare count. */
  readonly unit: string;
  readonly min: number;
  readonly max: number;
}

/** Whether a value is a whole number within its bounds, both included. */
export function checkNumber(value: unknown, rule: NumberRule, code: StartErrorCode): Checked<null> {
  const { label, unit, min, max } = rule;
  if (typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max) {
    return ok(null);
  }
  const behind = unit === '' ? '' : ` ${unit}`;
  return err(
    code,
    `${label} must be a whole number from ${min} to ${max}${behind}; ${got(value)}.`,
  );
}

/** Whether a value is one of a few words. */
export function checkWord(
  value: unknown,
  label: string,
  words: readonly string[],
  code: StartErrorCode,
): Checked<null> {
  return typeof value === 'string' && words.includes(value)
    ? ok(null)
    : err(code, `${label} must be one of ${words.join(', ')}; ${got(value)}.`);
}

/** A value of the user as it may stand in a sentence. */
export function shown(value: unknown): string {
  return typeof value === 'string' ? `“${value.slice(0, 100)}”` : String(value);
}

/** The first of several answers that is a refusal; otherwise that all is well. */
export function firstProblem(answers: Iterable<Checked<unknown>>): Checked<null> {
  for (const answer of answers) if (!answer.ok) return answer;
  return ok(null);
}

function got(value: unknown): string {
  return value === undefined ? 'none was given' : `got ${shown(value)}`;
}
