import type { FolderParameter } from '../../../contract/catalogue.ts';
import { useApp } from '../shell/app-context.ts';

/** What an empty field stands for. */
const DEFAULT_FOLDERS: Readonly<Record<FolderParameter['default'], string>> = {
  'sample-files': 'Sample files, made by Corelane',
  'corelane-sources': 'Corelane’s own sources',
};

interface FolderFieldProps {
  readonly id: string;
  readonly parameter: FolderParameter;
  readonly text: string;
  readonly error: string | undefined;
  readonly onChange: (text: string) => void;
}

/** A folder, typed or chosen in the system's own dialog. */
export function FolderField({ id, parameter, text, error, onChange }: FolderFieldProps) {
  const { bridge, notices } = useApp();
  const handleChoose = async () => {
    const answer = await bridge.request('folder:pick', null);
    if (!answer.ok) notices.addProblem(answer.error);
    else if (answer.value !== null) onChange(answer.value);
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
          value={text}
          data-tip={text}
          aria-invalid={error !== undefined}
          aria-describedby={`${id}-help ${id}-error`}
          onChange={(event) => onChange(event.target.value)}
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
