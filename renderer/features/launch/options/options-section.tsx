import { withOptionText } from '../launch-draft.ts';
import { useLaunch } from '../use-launch.ts';
import { isChanged } from './applicable-options.ts';
import { OptionControl } from './option-control.tsx';

/** The real options of the strategy's language and library, where there are any. */
export function OptionsSection() {
  const { store, check } = useLaunch();
  const changed = check.options.filter(isChanged);
  if (check.options.length === 0) return null;
  const hasError = Object.keys(check.errors).some((key) => key.startsWith('option:'));
  const handleReset = () => {
    const cleared = changed.reduce(
      (draft, { definition }) => withOptionText(draft, definition.name, ''),
      store.draft.get(),
    );
    store.change(cleared);
  };
  return (
    <details className="options">
      <summary>
        Options
        <span className="options-count">{changed.length > 0 && `${changed.length} changed`}</span>
        {hasError && <span className="options-error">needs attention</span>}
      </summary>
      <div className="options-fields">
        {check.options.map((field) => (
          <OptionControl key={field.definition.name} field={field} />
        ))}
        {changed.length > 0 && (
          <button type="button" className="link-button options-reset" onClick={handleReset}>
            All to their defaults
          </button>
        )}
      </div>
    </details>
  );
}
