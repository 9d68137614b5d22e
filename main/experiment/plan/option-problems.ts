import type { RunOptionDefinition, StrategyId } from '../../../contract/catalogue.ts';
import { closestName } from '../../../contract/closest-name.ts';
import { err, ok } from '../../../contract/result.ts';
import { catalogue } from '../../catalogue/catalogue.ts';
import { type Checked, checkNumber, checkWord, shown } from '../../lab/check-value.ts';
import type { SpecProblem } from './spec-problem.ts';

/**
 * What is wrong with options, as far as that can be told without a runtime.
 * @param strategy whose own options they are; `null`: those of the experiment
 */
export function optionProblems(
  options: Readonly<Record<string, unknown>>,
  strategy: StrategyId | null,
): readonly SpecProblem[] {
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  return given.flatMap(([name, value]) => {
    const message = optionProblem(name, value, strategy);
    return message === null ? [] : [{ path: [name], message }];
  });
}

function optionProblem(name: string, value: unknown, strategy: StrategyId | null): string | null {
  const definition = catalogue.options.find((candidate) => candidate.name === name);
  if (definition === undefined) return unknownOption(name);
  if (strategy !== null && !definition.strategies.includes(strategy)) {
    return `The option ${name} is for the strategies ${definition.strategies.join(', ')}: leave it out with ${strategy}.`;
  }
  const checked = checkValue(definition, value);
  return checked.ok ? null : checked.error.message;
}

function checkValue({ name, value: rule }: RunOptionDefinition, value: unknown): Checked<null> {
  switch (rule.type) {
    case 'integer':
      return checkNumber(value, { label: name, ...rule }, 'bad-option');
    case 'choice': {
      const words = rule.choices.map((choice) => choice.value);
      return checkWord(value, name, words, 'bad-option');
    }
    case 'switch':
      return typeof value === 'boolean'
        ? ok(null)
        : err('bad-option', `${name} must be true or false; got ${shown(value)}.`);
  }
}

function unknownOption(name: string): string {
  const names = catalogue.options.map((option) => option.name);
  const closest = closestName(name, names);
  const hint = closest === null ? '' : ` Did you mean “${closest}”?`;
  return `There is no option ${shown(name)}.${hint} There are ${names.join(', ')}.`;
}
