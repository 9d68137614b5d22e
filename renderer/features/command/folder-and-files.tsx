import { useApp } from '../shell/app-context.ts';
import { TextField } from './text-field.tsx';
import { useProgram } from './use-program.ts';

/** Where it is run. */
export function DirectoryField() {
  const { facts } = useApp();
  const { store, command, errors } = useProgram();
  return (
    <TextField
      label="Working folder"
      text={command.directory}
      placeholder={facts.homeDirectory}
      error={errors.directory}
      onChange={(directory) => store.changeCommand({ directory })}
    >
      <PickButton
        channel="folder:pick"
        label="Choose the working folder"
        onPick={(directory) => store.changeCommand({ directory })}
      />
    </TextField>
  );
}

/** What it reads. */
export function StdinField() {
  const { store, command, errors } = useProgram();
  return (
    <TextField
      label="Standard input"
      text={command.stdin}
      placeholder="Nothing"
      error={errors.stdin}
      onChange={(stdin) => store.changeCommand({ stdin })}
    >
      <PickButton
        channel="file:pick"
        label="Choose the file for standard input"
        onPick={(stdin) => store.changeCommand({ stdin })}
      />
    </TextField>
  );
}

interface PickButtonProps {
  readonly channel: 'folder:pick' | 'file:pick';
  readonly label: string;
  readonly onPick: (path: string) => void;
}

/** By the system's own dialog. */
function PickButton({ channel, label, onPick }: PickButtonProps) {
  const { bridge, notices } = useApp();
  const handlePick = async () => {
    const answer = await bridge.request(channel, null);
    if (!answer.ok) notices.addProblem(answer.error);
    else if (answer.value !== null) onPick(answer.value);
  };
  return (
    <button type="button" className="button" aria-label={label} onClick={() => void handlePick()}>
      Choose…
    </button>
  );
}
