import type { RunOptionDefinition } from '../../contract/catalogue.ts';
import { choicesOf, optionApplies, type OptionPlace } from '../../contract/option-rules.ts';
import { err, ok } from '../../contract/result.ts';
import type { RunOptions } from '../../contract/run-options.ts';
import type { UsableRuntime } from '../../contract/runtime.ts';
import { catalogue } from '../catalogue/catalogue.ts';
import { type Checked, checkNumber, firstProblem, shown } from './check-value.ts';

interface CheckedPlace extends OptionPlace {
  readonly runtime: UsableRuntime;
}

/** Whether every option that was given exists, means something here, and has a value that does. */
export function checkOptions(options: RunOptions, place: CheckedPlace): Checked<null> {
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  return firstProblem(given.map(([name, value]) => checkOption(name, value, options, place)));
}

function checkOption(
  name: string,
  value: unknown,
  options: RunOptions,
  place: CheckedPlace,
): Checked<null> {
  const definition = catalogue.options.find((candidate) => candidate.name === name);
  if (definition === undefined) {
    const names = catalogue.options.map((candidate) => candidate.name).join(', ');
    return err('bad-option', `There is no option ${shown(name)}: choose among ${names}.`);
  }
  return optionApplies(definition, place, options)
    ? checkOptionValue(definition, value, place)
    : err('bad-option', noUseSentence(definition, place, options));
}

function checkOptionValue(
  definition: RunOptionDefinition,
  value: unknown,
  place: CheckedPlace,
): Checked<null> {
  const { label, value: rule } = definition;
  if (rule.type === 'integer') return checkNumber(value, { label, ...rule }, 'bad-option');
  if (rule.type === 'switch') {
    return typeof value === 'boolean'
      ? ok(null)
      : err('bad-option', `${label} must be on or off; got ${shown(value)}.`);
  }
  const choices = choicesOf(definition, place);
  if (typeof value === 'string' && choices.includes(value)) return ok(null);
  return err(
    'bad-option',
    `${nameOf(place.runtime)} does not offer ${quoted(label)} ${shown(value)} for ${place.strategy}: choose one of ${choices.join(', ')}.`,
  );
}

/** Why an option is without effect here: a choice without effect would mislead. */
function noUseSentence(
  { name, label, strategies, kinds }: RunOptionDefinition,
  { strategy, runtime }: CheckedPlace,
  options: RunOptions,
): string {
  const option = `The option ${quoted(label)}`;
  if (!kinds.includes(runtime.kind)) {
    return `${option} is not for ${runtime.implementation}: leave it out.`;
  }
  if (!strategies.includes(strategy)) {
    return `${option} is for the strategies ${strategies.join(', ')}: leave it out with ${strategy}.`;
  }
  if (name === 'gil') {
    return `${option} needs a free-threaded build of Python, and ${nameOf(runtime)} is none: leave it out, or choose one.`;
  }
  if (name === 'chunk') {
    return `${option} is without effect with the schedule ${shown(options.schedule)}: leave one of them out.`;
  }
  if (name === 'schedule') {
    return `${option} is without effect where each task has a worker of its own: leave one of them out.`;
  }
  return `${option} does not apply to ${nameOf(runtime)}: leave it out.`;
}

function nameOf({ implementation, version }: UsableRuntime): string {
  return `${implementation} ${version}`;
}

function quoted(label: string): string {
  return `“${label}”`;
}
