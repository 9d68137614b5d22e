import type { RunOptionDefinition, StrategyId } from '../../contract/catalogue.ts';
import type { RunOptions } from '../../contract/run-options.ts';
import { catalogue } from '../catalogue/catalogue.ts';
import { formatCount } from '../report/quantities.ts';
import type { FlagDefinition, Flags } from './flags.ts';
import { parameterFlag } from './parameter-flag.ts';
import { unknownWord, UsageError } from './usage-error.ts';
import { wholeNumber } from './whole-number.ts';

/** A flag for every option of a run. */
export const optionFlags: readonly FlagDefinition[] = catalogue.options.map((definition) => ({
  name: parameterFlag(definition),
  value: valueName(definition),
  help: [definition.help, valuesText(definition), placesText(definition)].filter(Boolean).join(' '),
}));

/**
 * The options that were given. Whether the interpreter has them is judged where it is known.
 * @throws UsageError for an option that means nothing under this strategy
 */
export function optionsOf(strategy: StrategyId, flags: Flags): RunOptions {
  const given = catalogue.options.flatMap((definition) => {
    const value = flags.get(parameterFlag(definition));
    return value === undefined ? [] : [[definition.name, optionValue(definition, value, strategy)]];
  });
  return Object.fromEntries(given) as RunOptions;
}

/**
 * The options that were given, whatever strategies know them.
 * @throws UsageError for a value that none of them takes
 */
export function givenOptions(flags: Flags): RunOptions {
  const given = catalogue.options.flatMap((definition) => {
    const value = flags.get(parameterFlag(definition));
    if (value === undefined) return [];
    return [[definition.name, value === true ? true : readValue(definition, value)]];
  });
  return Object.fromEntries(given) as RunOptions;
}

/** The values that an option takes, for `--help` and `list`. */
export function optionValues({ value }: RunOptionDefinition): string {
  if (value.type === 'choice') return value.choices.map((choice) => choice.value).join(', ');
  if (value.type === 'switch') return 'a switch';
  const { unit, min, max } = value;
  return `${formatCount(min)} to ${formatCount(max)}${unit === '' ? '' : ` ${unit}`}`;
}

function optionValue(
  definition: RunOptionDefinition,
  given: string | true,
  strategy: StrategyId,
): string | number | true {
  const flag = parameterFlag(definition);
  const { strategies } = definition;
  const read = given === true ? true : readValue(definition, given);
  if (strategies.includes(strategy)) return read;
  throw new UsageError(
    `'--${flag}' is for the strategies ${strategies.join(', ')}: leave it out with ${strategy}.`,
  );
}

function readValue(definition: RunOptionDefinition, given: string): string | number {
  const { value, label } = definition;
  if (value.type === 'integer') return wholeNumber(parameterFlag(definition), given, value);
  const words = value.type === 'choice' ? value.choices.map((choice) => choice.value) : [];
  if (words.includes(given)) return given;
  throw unknownWord(label.toLowerCase(), given, words);
}

function valueName({ value }: RunOptionDefinition): string | null {
  if (value.type === 'switch') return null;
  return value.type === 'integer' ? 'N' : 'NAME';
}

function valuesText(definition: RunOptionDefinition): string {
  return definition.value.type === 'switch' ? '' : `${optionValues(definition)}.`;
}

function placesText({ strategies, kinds }: RunOptionDefinition): string {
  const everywhere = strategies.length === catalogue.strategies.length;
  const where = everywhere ? 'all strategies' : strategies.join(', ');
  const [only] = kinds;
  return `For ${where}${kinds.length === 1 && only !== undefined ? ` on ${only} only` : ''}.`;
}
