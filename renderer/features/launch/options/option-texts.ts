import type { RunOptionDefinition } from '../../../../contract/catalogue.ts';
import type { RunOptionName, RunOptions } from '../../../../contract/run-options.ts';
import type { OptionTexts } from '../launch-draft.ts';
import { readWholeNumber } from '../whole-number.ts';

/** Name under which what is wrong with an option is reported. */
export function optionErrorKey(name: RunOptionName): string {
  return `option:${name}`;
}

/** Options as the panel holds them: words and numbers as text, a switch that is on as `true`. */
export function optionTextsOf(options: RunOptions): OptionTexts {
  return Object.fromEntries(Object.entries(options).map(([name, value]) => [name, String(value)]));
}

/**
 * Options to remember, whether or not the chosen strategy has a use for them. What can't be read
 * keeps its value from before.
 */
export function optionsToRemember(
  texts: OptionTexts,
  definitions: readonly RunOptionDefinition[],
  before: RunOptions,
): RunOptions {
  const entries = definitions.flatMap((definition) => {
    const text = texts[definition.name] ?? '';
    if (text === '') return [];
    const value = readOption(definition, text) ?? before[definition.name];
    return value === undefined ? [] : [[definition.name, value] as const];
  });
  return asRunOptions(entries);
}

/** The value of an option as typed; `null` where it can't be read. */
export function readOption(
  { value }: RunOptionDefinition,
  text: string,
): string | number | boolean | null {
  switch (value.type) {
    case 'choice':
      return value.choices.some((choice) => choice.value === text) ? text : null;
    case 'switch':
      return text === 'true' ? true : null;
    case 'integer': {
      const number = readWholeNumber(text, value.min, value.max);
      return number.ok ? number.value : null;
    }
  }
}

/** Values that were read by their definitions are the options of the contract. */
export function asRunOptions(
  entries: readonly (readonly [RunOptionName, string | number | boolean])[],
): RunOptions {
  return Object.fromEntries(entries);
}
