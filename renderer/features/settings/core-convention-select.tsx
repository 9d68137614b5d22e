import { CORE_CONVENTIONS } from '../../../contract/core-convention.ts';
import { coreWords } from '../../../contract/core-words.ts';
import { useApp } from '../shell/app-context.ts';
import { useCoreConvention } from '../shell/core-scale-of.tsx';
import { chooseCoreConvention } from './choose-core-convention.ts';

interface CoreConventionSelectProps {
  readonly id: string;
  /** In the head of a panel it stands in one line with its label. */
  readonly className: 'field' | 'head-field';
}

/** In which convention CPU use is shown, everywhere. */
export function CoreConventionSelect({ id, className }: CoreConventionSelectProps) {
  const { settings } = useApp();
  const convention = useCoreConvention();
  return (
    <div className={className}>
      <label htmlFor={id}>Show CPU as</label>
      <select
        id={id}
        data-tip="In what all numbers of CPU use are shown"
        value={convention}
        onChange={(event) => {
          const chosen = CORE_CONVENTIONS.find((each) => each === event.target.value);
          if (chosen !== undefined) chooseCoreConvention(settings, chosen);
        }}
      >
        {CORE_CONVENTIONS.map((each) => (
          <option key={each} value={each}>
            {coreWords(each).choice}
          </option>
        ))}
      </select>
    </div>
  );
}
