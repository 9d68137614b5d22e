import { PARAMETER_NAME } from '../../../contract/fill-placeholders.ts';
import { parameterValues } from '../../../contract/parameter-values.ts';
import { UsageError } from '../usage-error.ts';

/** A parameter and the values that stand for it. */
export type SweptParameter = readonly [name: string, values: readonly (number | string)[]];

/**
 * Reads `NAME=1,2,4`, `NAME=1-8`, `NAME=1-9-2`, `NAME=small,big`.
 * @throws UsageError
 */
export function sweptParameter(text: string): SweptParameter {
  const at = text.indexOf('=');
  const name = text.slice(0, Math.max(0, at));
  if (!PARAMETER_NAME.test(name)) {
    throw new UsageError(
      `'--parameter ${text}' can't be followed: write NAME=VALUES, such as workers=1,2,4, with letters, digits, - and _ in the name.`,
    );
  }
  const values = parameterValues(text.slice(at + 1));
  if (!values.ok) throw new UsageError(`'--parameter ${name}' ${values.error.message}`);
  return [name, values.value];
}
