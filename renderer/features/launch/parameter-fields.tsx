import type {
  ChoiceParameter,
  FolderParameter,
  NumberParameter,
  Parameter,
} from '../../../contract/catalogue.ts';
import { ChoiceRow } from './choice-row.tsx';
import { isImpossibleParameter } from './combination.ts';
import { FolderField } from './folder-field.tsx';
import { parameterText, withParameterText } from './launch-draft.ts';
import { NumberRow } from './number-row.tsx';
import { shownParameters } from './read-parameters.ts';
import { useLaunch } from './use-launch.ts';

/** The parameters of the chosen workload that mean something beside the others. */
export function ParameterFields() {
  const { draft, workload } = useLaunch();
  return shownParameters(draft, workload).map((parameter) => (
    <ParameterField key={`${workload?.id ?? ''}-${parameter.name}`} parameter={parameter} />
  ));
}

function ParameterField({ parameter }: { readonly parameter: Parameter }) {
  switch (parameter.type) {
    case 'integer':
      return <NumberField parameter={parameter} />;
    case 'choice':
      return <ChoiceField parameter={parameter} />;
    case 'folder':
      return <FolderParameterField parameter={parameter} />;
  }
}

function ChoiceField({ parameter }: { readonly parameter: ChoiceParameter }) {
  const { store, draft, check } = useLaunch();
  const { name } = parameter;
  return (
    <ChoiceRow
      id={`parameter-${name}`}
      label={parameter.label}
      help={parameter.help}
      choices={parameter.choices}
      isImpossible={(value) => isImpossibleParameter(check.combination, name, value)}
      value={parameterText(draft, parameter)}
      error={check.errors[name]}
      onChange={(value) => store.change(withParameterText(draft, name, value))}
    />
  );
}

function NumberField({ parameter }: { readonly parameter: NumberParameter }) {
  const { store, draft, check } = useLaunch();
  return (
    <NumberRow
      id={`parameter-${parameter.name}`}
      label={parameter.label}
      unit={parameter.unit}
      help={parameter.help}
      min={parameter.min}
      max={parameter.max}
      text={parameterText(draft, parameter)}
      error={check.errors[parameter.name]}
      onChange={(text) => store.change(withParameterText(draft, parameter.name, text))}
    />
  );
}

function FolderParameterField({ parameter }: { readonly parameter: FolderParameter }) {
  const { store, draft, check } = useLaunch();
  return (
    <FolderField
      id={`parameter-${parameter.name}`}
      parameter={parameter}
      text={parameterText(draft, parameter)}
      error={check.errors[parameter.name]}
      onChange={(text) => store.change(withParameterText(store.draft.get(), parameter.name, text))}
    />
  );
}
