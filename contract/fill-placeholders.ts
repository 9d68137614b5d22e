import type { ParameterValues } from './catalogue.ts';
import { closestName } from './closest-name.ts';
import type { CommandSpec } from './command.ts';
import { err, ok, type Result } from './result.ts';

/** What may stand for a parameter. */
export const PARAMETER_NAME = /^[A-Za-z_][\w-]*$/;

/** `{name}`, or `{{name}}` for the text `{name}` itself. Other braces are what they are. */
const PLACEHOLDER = /\{\{([A-Za-z_][\w-]*)\}\}|\{([A-Za-z_][\w-]*)\}/g;

/**
 * A command with the values of its parameters in the place of `{name}`: in its arguments, in what is
 * run before and after it, in values of its environment. `{{name}}` becomes `{name}`; every other
 * brace stays.
 * @returns `bad-parameter` for a name that stands for nothing
 */
export function fillPlaceholders(
  spec: CommandSpec,
  values: ParameterValues,
): Result<CommandSpec, 'bad-parameter'> {
  const known = Object.keys(values);
  const unknown = placeholdersOf(spec).find((name) => !known.includes(name));
  if (unknown !== undefined) return stranger(unknown, known);
  const fill = (text: string): string => filled(text, values);
  return ok({
    ...spec,
    argv: spec.argv.map(fill),
    prepare: spec.prepare?.map(fill) ?? null,
    cleanup: spec.cleanup?.map(fill) ?? null,
    environment: Object.fromEntries(
      Object.entries(spec.environment).map(([name, value]) => [name, fill(value)]),
    ),
  });
}

/** Names of the parameters that a command mentions, each once, in the order of their appearance. */
export function placeholdersOf({
  argv,
  prepare,
  cleanup,
  environment,
}: Pick<CommandSpec, 'argv' | 'prepare' | 'cleanup' | 'environment'>): readonly string[] {
  const texts = [...argv, ...(prepare ?? []), ...(cleanup ?? []), ...Object.values(environment)];
  const names = texts.flatMap((text) =>
    [...text.matchAll(PLACEHOLDER)].flatMap(([, , name]) => name ?? []),
  );
  return [...new Set(names)];
}

function filled(text: string, values: ParameterValues): string {
  return text.replace(PLACEHOLDER, (_, itself: string | undefined, name: string | undefined) =>
    itself === undefined ? String(values[name ?? '']) : `{${itself}}`,
  );
}

function stranger(name: string, known: readonly string[]): Result<never, 'bad-parameter'> {
  const closest = closestName(name, known);
  const hint = closest === null ? '' : ` Did you mean {${closest}}?`;
  const there =
    known.length === 0 ? 'There are no parameters' : `There are ${known.map(shown).join(', ')}`;
  return err(
    'bad-parameter',
    `{${name}} stands for no parameter.${hint} ${there}: give it values, or write {{${name}}} for the text {${name}} itself.`,
  );
}

function shown(name: string): string {
  return `{${name}}`;
}
