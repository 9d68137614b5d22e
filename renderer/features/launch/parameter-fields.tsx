import type {
  ChoiceParameter,
  FolderParameter,
  NumberParameter,
  Parameter,
} from '../../../contract/catalogue.ts';
import { useApp } from '../shell/app-context.ts';
import { ChoiceRow } from './choice-row.tsx';
import { isImpossibleParameter } from './combination.ts';
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
      return <FolderField parameter={parameter} />;
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

/** What an empty field stands for. */
const DEFAULT_FOLDERS: Readonly<Record<FolderParameter['default'], string>> = {
  'sample-files': 'Sample files, made by Corelane',
  'corelane-sources': 'Corelane’s own sources',
};

function FolderField({ parameter }: { readonly parameter: FolderParameter }) {
  const { bridge, notices } = useApp();
  const { store, draft, check } = useLaunch();
  const id = `parameter-${parameter.name}`;
  const error = check.errors[parameter.name];
  const handleChoose = async () => {
    const answer = await bridge.request('folder:pick', null);
    if (!answer.ok) notices.addProblem(answer.error);
    else if (answer.value !== null) {
      store.change(withParameterText(store.draft.get(), parameter.name, answer.value));
    }
  };
  return (
    <div className="field">
      <label htmlFor={id}>{parameter.label}</label>
      <div className="input-with-button">
        <input
          id={id}
          type="text"
          spellCheck={false}
          placeholder={DEFAULT_FOLDERS[parameter.default]}
          value={parameterText(draft, parameter)}
          data-tip={parameterText(draft, parameter)}
          aria-invalid={error !== undefined}
          aria-describedby={`${id}-help ${id}-error`}
          onChange={(event) =>
            store.change(withParameterText(draft, parameter.name, event.target.value))
          }
        />
        <button type="button" className="button" onClick={() => void handleChoose()}>
          Choose…
        </button>
      </div>
      <p id={`${id}-help`} className="field-help">
        {parameter.help}
      </p>
      <p id={`${id}-error`} className="field-error" role="alert">
        {error}
      </p>
    </div>
  );
}
