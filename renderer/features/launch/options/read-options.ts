import type { RunOptions } from '../../../../contract/run-options.ts';
import { readWholeNumber } from '../whole-number.ts';
import { isChanged, type OptionField } from './applicable-options.ts';
import { asRunOptions, optionErrorKey } from './option-texts.ts';

/** Options that differ from their defaults; what is wrong is added to `errors`. */
export function readOptions(
  fields: readonly OptionField[],
  errors: Record<string, string>,
): RunOptions {
  const entries = fields.filter(isChanged).flatMap((field) => {
    const value = readField(field, errors);
    return value === null ? [] : [[field.definition.name, value] as const];
  });
  return asRunOptions(entries);
}

function readField(
  field: OptionField,
  errors: Record<string, string>,
): string | number | boolean | null {
  if (field.type === 'choice') return field.text;
  if (field.type === 'switch') return true;
  const number = readWholeNumber(field.text, field.value.min, field.value.max);
  if (number.ok) return number.value;
  errors[optionErrorKey(field.definition.name)] = number.message;
  return null;
}
