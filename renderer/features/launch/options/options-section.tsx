import { isImpossibleOption } from '../combination.ts';
import { type OptionTexts, withOptionText } from '../launch-draft.ts';
import { useLaunch } from '../use-launch.ts';
import { isChanged, type OptionField } from './applicable-options.ts';
import { OptionControl } from './option-control.tsx';
import { optionErrorKey } from './option-texts.ts';

type OptionName = OptionField['definition']['name'];

/** The real options of the strategy's language and library, where there are any. */
export function OptionsSection() {
  const { store, check } = useLaunch();
  return (
    <OptionList
      idPrefix="option"
      fields={check.options}
      errors={check.errors}
      isImpossible={(name, value) => isImpossibleOption(check.combination, name, value)}
      onChange={(name, text) => store.change(withOptionText(store.draft.get(), name, text))}
      onReset={(cleared) =>
        store.change({ optionTexts: { ...store.draft.get().optionTexts, ...cleared } })
      }
    />
  );
}

interface OptionListProps {
  /** Begins the ids of the controls. */
  readonly idPrefix: string;
  readonly fields: readonly OptionField[];
  /** By `optionErrorKey`. */
  readonly errors: Readonly<Record<string, string>>;
  readonly isImpossible: (name: OptionName, value: string) => boolean;
  readonly onChange: (name: OptionName, text: string) => void;
  readonly onReset: (cleared: OptionTexts) => void;
}

/** Options, closed until they are wanted, with how many of them are changed. */
export function OptionList(props: OptionListProps) {
  const { idPrefix, fields, errors, isImpossible, onChange, onReset } = props;
  const changed = fields.filter(isChanged);
  if (fields.length === 0) return null;
  const hasError = Object.keys(errors).some((key) => key.startsWith('option:'));
  const handleReset = () =>
    onReset(Object.fromEntries(changed.map(({ definition }) => [definition.name, ''])));
  return (
    <details className="options">
      <summary>
        Options
        <span className="options-count">{changed.length > 0 && `${changed.length} changed`}</span>
        {hasError && <span className="options-error">needs attention</span>}
      </summary>
      <div className="options-fields">
        {fields.map((field) => {
          const { name } = field.definition;
          return (
            <OptionControl
              key={name}
              id={`${idPrefix}-${name}`}
              field={field}
              error={errors[optionErrorKey(name)]}
              isImpossible={(value) => isImpossible(name, value)}
              onChange={(text) => onChange(name, text)}
            />
          );
        })}
        {changed.length > 0 && (
          <button type="button" className="link-button options-reset" onClick={handleReset}>
            All to their defaults
          </button>
        )}
      </div>
    </details>
  );
}
