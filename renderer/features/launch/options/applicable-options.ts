import type {
  Choice,
  NumberOption,
  RunOptionDefinition,
  WorkloadId,
} from '../../../../contract/catalogue.ts';
import {
  choicesOf,
  defaultChoiceOf,
  optionApplies,
  type OptionPlace,
} from '../../../../contract/option-rules.ts';
import type { RunOptions } from '../../../../contract/run-options.ts';
import type { OptionTexts } from '../launch-draft.ts';
import { hasTasksThatMeet } from '../task-bounds.ts';
import { asRunOptions, readOption } from './option-texts.ts';

interface OptionBase {
  readonly definition: RunOptionDefinition;
  /** As the panel holds it; empty: the default. */
  readonly text: string;
}

export interface ChoiceField extends OptionBase {
  readonly type: 'choice';
  /** `null`: what happens then has no name. */
  readonly defaultChoice: Choice | null;
  /** Without the default. */
  readonly others: readonly Choice[];
}

export interface NumberField extends OptionBase {
  readonly type: 'integer';
  readonly value: NumberOption;
}

export interface SwitchField extends OptionBase {
  readonly type: 'switch';
}

/** An option that means something for what is to run. */
export type OptionField = ChoiceField | NumberField | SwitchField;

/** Options that mean something for a workload in a place, in the catalogue's order. */
export function optionFields(
  definitions: readonly RunOptionDefinition[],
  workload: WorkloadId,
  place: OptionPlace,
  texts: OptionTexts,
): readonly OptionField[] {
  const chosen = chosenHere(definitions, place, texts);
  return definitions
    .filter((definition) => optionApplies(definition, place, chosen))
    .filter(({ name }) => !hasTasksThatMeet(workload) || (name !== 'schedule' && name !== 'chunk'))
    .flatMap((definition) => fieldOf(definition, place, texts[definition.name] ?? '') ?? []);
}

/** Whether an option is set to something else than its default. */
export function isChanged(field: OptionField): boolean {
  switch (field.type) {
    case 'choice':
      return field.others.some(({ value }) => value === field.text);
    case 'switch':
      return field.text === 'true';
    case 'integer':
      return field.text !== '' && field.text !== String(field.value.default);
  }
}

/** What was chosen for another strategy must not decide what can be chosen for this one. */
function chosenHere(
  definitions: readonly RunOptionDefinition[],
  { strategy, runtime }: OptionPlace,
  texts: OptionTexts,
): RunOptions {
  const entries = definitions
    .filter(
      ({ strategies, kinds }) => strategies.includes(strategy) && kinds.includes(runtime.kind),
    )
    .flatMap((definition) => {
      const value = readOption(definition, texts[definition.name] ?? '');
      return value === null ? [] : [[definition.name, value] as const];
    });
  return asRunOptions(entries);
}

function fieldOf(
  definition: RunOptionDefinition,
  place: OptionPlace,
  text: string,
): OptionField | null {
  const { value } = definition;
  switch (value.type) {
    case 'switch':
      return { type: 'switch', definition, text };
    case 'integer':
      return { type: 'integer', definition, text, value };
    case 'choice':
      return choiceField(definition, value.choices, place, text);
  }
}

/** One choice is no choice. */
function choiceField(
  definition: RunOptionDefinition,
  choices: readonly Choice[],
  place: OptionPlace,
  text: string,
): ChoiceField | null {
  const possible = choicesOf(definition, place);
  const byDefault = defaultChoiceOf(definition, place);
  const offered = choices.filter(({ value }) => possible.includes(value));
  if (offered.length < 2) return null;
  return {
    type: 'choice',
    definition,
    text,
    defaultChoice: offered.find(({ value }) => value === byDefault) ?? null,
    others: offered.filter(({ value }) => value !== byDefault),
  };
}
