import type { z } from 'zod';

import { closestName } from '../../../contract/closest-name.ts';
import { shown } from '../../lab/check-value.ts';
import type { SpecProblem } from '../plan/spec-problem.ts';

type Issue = z.core.$ZodIssue;
type Path = SpecProblem['path'];

/**
 * What a schema found wrong, in sentences. Expects schemas whose errors are phrases: what a value
 * must be, and for unknown keys the known ones.
 */
export function issueProblems(issues: readonly Issue[], content: unknown): readonly SpecProblem[] {
  return issues.flatMap((issue) => likeliest(issue)).flatMap((issue) => problemsOf(issue, content));
}

/** Of the forms that a value may have, the one it was probably meant to have. */
function likeliest(issue: Issue): readonly Issue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const forms = issue.errors.filter((errors) => !errors.some(isAnotherForm));
  const [nearest] = forms.toSorted((left, right) => left.length - right.length);
  if (nearest === undefined) return [issue];
  const inside = nearest.map((one) => ({ ...one, path: [...issue.path, ...one.path] }));
  return inside.flatMap((one) => likeliest(one));
}

/** A text where a group of keys belongs, or the other way round: nothing more is to be learned of it. */
function isAnotherForm({ path, code }: Issue): boolean {
  return path.length === 0 && (code === 'invalid_type' || code === 'invalid_union');
}

function problemsOf(issue: Issue, content: unknown): readonly SpecProblem[] {
  const path = issue.path.filter((part) => typeof part !== 'symbol');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: [...path, key],
      message: unknownKey(path, key, issue.message),
    }));
  }
  // A check of more than the form speaks for itself.
  if (issue.code === 'custom') return [{ path, message: issue.message }];
  return [{ path, message: wrongValue(issue, path, valueAt(content, path)) }];
}

function unknownKey(path: Path, key: string, known: string): string {
  const closest = closestName(key, known.split(', '));
  const hint = closest === null ? '' : ` Did you mean “${closest}”?`;
  const where = path.length === 0 ? 'here' : `in ${pathText(path)}`;
  return `There is no key ${shown(key)} ${where}.${hint} There are ${known}.`;
}

function wrongValue(issue: Issue, path: Path, value: unknown): string {
  const name = path.length === 0 ? 'The file' : `“${pathText(path)}”`;
  const { message: phrase } = issue;
  if (value === undefined) return `${name} is missing: it must be ${phrase}.`;
  const words = issue.code === 'invalid_value' ? issue.values.map(String) : [];
  const closest = typeof value === 'string' ? closestName(value, words) : null;
  const hint = closest === null ? '' : ` Did you mean “${closest}”?`;
  return `${name} must be ${phrase}; got ${seen(value)}.${hint}`;
}

function seen(value: unknown): string {
  if (value === null) return 'nothing';
  if (Array.isArray(value))
    return value.length === 0 ? 'an empty list' : `a list of ${value.length}`;
  if (typeof value === 'object') return `a group of ${Object.keys(value).slice(0, 4).join(', ')}`;
  return shown(value);
}

/** `strategies[1].options.chunk` */
function pathText(path: Path): string {
  return path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`))
    .join('')
    .replace(/^\./, '');
}

function valueAt(content: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (inside, part) =>
      typeof inside === 'object' && inside !== null
        ? (inside as Readonly<Record<string | number, unknown>>)[part]
        : undefined,
    content,
  );
}
