import type { ProcessRow } from '../../stores/processes/process-row.ts';
import { useApp } from '../shell/app-context.ts';
import { changeNice } from './process-actions.ts';

const STEPS: readonly { readonly nice: number; readonly word: string }[] = [
  { nice: -10, word: 'High' },
  { nice: -5, word: 'Raised' },
  { nice: 0, word: 'Normal' },
  { nice: 5, word: 'Lowered' },
  { nice: 10, word: 'Low' },
  { nice: 19, word: 'Lowest' },
];

/** Who comes first where the cores don't suffice. */
export function PrioritySelect({ row }: { readonly row: ProcessRow }) {
  const model = useApp();
  const { nice } = row;
  if (nice === null) return null;
  const isStep = STEPS.some((step) => step.nice === nice);
  const steps = isStep ? STEPS : [...STEPS, { nice, word: 'Own' }].sort((a, b) => a.nice - b.nice);
  return (
    <div className="process-priority">
      <label htmlFor="process-priority">Priority</label>
      <select
        id="process-priority"
        value={nice}
        onChange={(event) => void changeNice(model, Number(event.target.value))}
      >
        {steps.map(({ nice: value, word }) => (
          <option key={value} value={value}>
            {word} (nice {value < 0 ? `−${-value}` : value})
          </option>
        ))}
      </select>
    </div>
  );
}
