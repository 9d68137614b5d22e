import { parseArgs } from 'node:util';

import { closestName } from '../../contract/closest-name.ts';
import { UsageError } from './usage-error.ts';

/** One option of a command, as it is read and as `--help` tells it. */
export interface FlagDefinition {
  /** Kebab case, without the dashes. */
  readonly name: string;
  /** What the value is, for `--help`; `null`: a switch without a value. */
  readonly value: string | null;
  readonly help: string;
  /** It may be given several times. */
  readonly isRepeatable?: true;
}

/** The options that were given: a switch as `true`, the others as their text. */
export type Flags = ReadonlyMap<string, string | true>;

export const helpFlag: FlagDefinition = { name: 'help', value: null, help: 'Shows this help.' };

type OptionToken = Extract<
  NonNullable<ReturnType<typeof parseArgs>['tokens']>[number],
  { kind: 'option' }
>;

/**
 * Reads the options of a command.
 * @param takeWord gets what is neither an option nor the value of one; none is expected otherwise
 * @param takeValue gets each value of an option that may be given several times, in their order
 * @throws UsageError for what is unknown, doubled, incomplete or out of place
 */
export function readFlags(
  args: readonly string[],
  definitions: readonly FlagDefinition[],
  takeWord: (word: string) => void = refuseWord,
  takeValue: (flag: string, value: string) => void = () => undefined,
): Flags {
  const known = [...definitions, helpFlag];
  // Not strict: its errors speak of JavaScript, and it takes `--size -5` for two options.
  const { tokens } = parseArgs({
    args: [...args],
    strict: false,
    tokens: true,
    options: Object.fromEntries(
      known.map(({ name, value }) => [name, { type: value === null ? 'boolean' : 'string' }]),
    ),
  });
  const flags = new Map<string, string | true>();
  for (const token of tokens) {
    if (token.kind === 'positional') takeWord(token.value);
    if (token.kind === 'option') {
      const [name, value] = readFlag(token, known);
      const isRepeatable = known.find((flag) => flag.name === name)?.isRepeatable === true;
      if (isRepeatable && value !== true) takeValue(name, value);
      else if (flags.has(name)) throw new UsageError(`'--${name}' is given twice: give it once.`);
      flags.set(name, value);
    }
  }
  return flags;
}

function refuseWord(word: string): never {
  throw new UsageError(`'${word}' is out of place: options begin with '--'.`);
}

function readFlag(
  token: OptionToken,
  known: readonly FlagDefinition[],
): readonly [name: string, value: string | true] {
  const name = token.rawName === '-h' ? 'help' : token.name;
  const definition = known.find((flag) => flag.name === name);
  if (definition === undefined || (token.rawName !== `--${name}` && token.rawName !== '-h'))
    throw unknownFlag(token.rawName, known);
  if (definition.value === null) {
    if (token.value !== undefined)
      throw new UsageError(`'--${name}' takes no value: leave it out.`);
    return [name, true];
  }
  const { value } = token;
  if (value === undefined || value === '' || (value.startsWith('--') && !token.inlineValue))
    throw new UsageError(`'--${name}' needs a value: ${definition.help}`);
  return [name, value];
}

function unknownFlag(rawName: string, known: readonly FlagDefinition[]): UsageError {
  const names = known.map(({ name }) => `--${name}`);
  const closest = closestName(rawName, names);
  const hint = closest === null ? '' : ` Did you mean '${closest}'?`;
  return new UsageError(`Unknown option '${rawName}'.${hint} There are: ${names.join(', ')}.`);
}
