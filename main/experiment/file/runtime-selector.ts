import { resolve } from 'node:path';

import { closestName } from '../../../contract/closest-name.ts';
import { shown } from '../../lab/check-value.ts';
import { selectedKind } from '../../runtimes/select-runtime.ts';
import type { RuntimeSelector } from './file-spec.ts';

/** What stands in a file for a runtime. */
export type RuntimeText = string | { readonly host: string };

/**
 * A runtime as a file names it. A path is told from a word by its separator, and by that alone:
 * `python` is no path.
 * @param folder what relative paths are relative to
 */
export function runtimeSelector(given: RuntimeText, folder: string): RuntimeSelector {
  if (typeof given !== 'string') return { by: 'host', path: resolve(folder, given.host) };
  return isPath(given) ? { by: 'path', path: resolve(folder, given) } : { by: 'word', word: given };
}

/** What is wrong with a runtime's name whatever the machine; `null`: nothing. */
export function runtimeTextProblem(given: RuntimeText): string | null {
  const path = typeof given === 'string' ? given : given.host;
  if (path.includes('\0')) return 'A path can’t have a zero character in it.';
  if (typeof given !== 'string' || isPath(given) || selectedKind(given) !== null) return null;
  const closest = closestName(given.split('@')[0] ?? '', ['node', 'python']);
  const hint = closest === null ? '' : ` Did you mean “${closest}”?`;
  return `There is no runtime ${shown(given)}.${hint} Name node, python, one with a version such as python@3.11, a path such as ./venv/bin/python, or {host: path}.`;
}

/** Whether two selectors name the same. */
export function isSameSelector(left: RuntimeSelector, right: RuntimeSelector): boolean {
  return (
    left.by === right.by && selectorText(left).toLowerCase() === selectorText(right).toLowerCase()
  );
}

export function selectorText(selector: RuntimeSelector): string {
  return selector.by === 'word' ? selector.word : selector.path;
}

function isPath(text: string): boolean {
  return /[\\/]/.test(text);
}
