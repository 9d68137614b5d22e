import type { ChoiceParameter, Parameter } from '../../../../contract/catalogue.ts';
import { parameterApplies } from '../../../../contract/combination-rules.ts';
import { ChoiceRow } from '../../launch/choice-row.tsx';
import { FolderField } from '../../launch/folder-field.tsx';
import { WorkloadPicker } from '../../launch/workload/workload-picker.tsx';
import { readWords } from '../check-compare.ts';
import { listText, withListText } from '../compare-draft.ts';
import { useCompare } from '../use-compare.ts';
import { ListRow } from './list-row.tsx';

/** The work that all configurations do. */
export function WorkFields() {
  const { store, draft, workload } = useCompare();
  const parameters = workload?.parameters ?? [];
  const texts = Object.fromEntries(
    parameters.map((parameter) => [parameter.name, listText(draft, parameter)]),
  );
  return (
    <>
      <WorkloadPicker
        id="compare-workload"
        workload={workload}
        onChoose={(id) => store.change({ workload: id })}
      />
      {parameters
        .filter((parameter) => parameterApplies(parameter, texts))
        .map((parameter) => (
          <WorkField key={`${draft.workload}-${parameter.name}`} parameter={parameter} />
        ))}
    </>
  );
}

function WorkField({ parameter }: { readonly parameter: Parameter }) {
  const { store, draft, check } = useCompare();
  const field = {
    id: `compare-parameter-${parameter.name}`,
    text: listText(draft, parameter),
    error: check.errors[parameter.name],
    onChange: (text: string) => store.change(withListText(store.draft.get(), parameter.name, text)),
  };
  switch (parameter.type) {
    case 'integer':
      return (
        <ListRow {...field} label={parameter.label} unit={parameter.unit} help={parameter.help} />
      );
    case 'folder':
      return <FolderField {...field} parameter={parameter} />;
    case 'choice':
      return <ChoiceField parameter={parameter} {...field} />;
  }
}

interface ChoiceFieldProps {
  readonly id: string;
  readonly parameter: ChoiceParameter;
  readonly text: string;
  readonly error: string | undefined;
  readonly onChange: (text: string) => void;
}

/** Several values come from files alone; they stand as one entry of the list. */
function ChoiceField({ id, parameter, text, error, onChange }: ChoiceFieldProps) {
  const several = readWords(text).length > 1 ? [{ value: text, label: text, help: '' }] : [];
  return (
    <ChoiceRow
      id={id}
      label={parameter.label}
      help={parameter.help}
      choices={[...parameter.choices, ...several]}
      isImpossible={() => false}
      value={text}
      error={error}
      onChange={onChange}
    />
  );
}
