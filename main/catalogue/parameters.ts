import type { ChoiceParameter, NumberParameter } from '../../contract/catalogue.ts';

/** How many tasks a run has: the parameter that most workloads share. */
export function tasks(defaultCount: number, max = 1_000_000): NumberParameter {
  return {
    type: 'integer',
    name: 'tasks',
    label: 'Tasks',
    unit: '',
    min: 1,
    max,
    default: defaultCount,
    help: 'How many tasks are spread over the workers.',
  };
}

/**
 * How often every file is worked on.
 * @param defaultCount of the folder that is there by itself; one of the user's own is worked on once
 */
export function timesOver(defaultCount: number): NumberParameter {
  return {
    type: 'integer',
    name: 'repeat',
    label: 'Times over',
    unit: '',
    min: 1,
    max: 100_000,
    default: defaultCount,
    help: 'How often each file is worked on: every time is a task of its own. Once, for a folder of your own.',
  };
}

/** How the sizes of the tasks differ. Protocol.md, “Task sizes”, has the arithmetic. */
export const sizes: ChoiceParameter = {
  type: 'choice',
  name: 'sizes',
  label: 'Task sizes',
  help: 'Uneven tasks show whether a strategy can balance them.',
  default: 'uniform',
  choices: [
    { value: 'uniform', label: 'All equal', help: 'Every task has the given size.' },
    {
      value: 'linear',
      label: 'Growing',
      help: 'Sizes grow evenly from almost nothing to twice the given size.',
    },
    {
      value: 'heavy-tailed',
      label: 'A few giants',
      help: 'Most tasks are small and a few, drawn with the seed, are up to nine times the given size.',
    },
  ],
};

/** A whole number with nothing special about it. */
export function number(
  name: string,
  label: string,
  unit: string,
  bounds: { readonly min: number; readonly max: number; readonly default: number },
  help: string,
): NumberParameter {
  return { type: 'integer', name, label, unit, ...bounds, help };
}
