import { useId } from 'react';

import { shellWord } from '../../../contract/command-name.ts';
import type { UsableRuntime } from '../../../contract/runtime.ts';
import { runtimeLabel } from '../launch/runtime-label.ts';
import { useApp, useReadable } from '../shell/app-context.ts';
import { useProgram } from './use-program.ts';
import { withInterpreter } from './with-interpreter.ts';

const HELP =
  'Puts an interpreter that was found on this machine in front of the command, or another one in its place.';

/** The interpreter in front of the command, out of those that were found. */
export function InterpreterField() {
  const { runtimes } = useApp();
  const { store, draft, read, command, errors } = useProgram();
  const found = useReadable(runtimes.view).runtimes ?? [];
  const id = useId();
  const usable = found.filter(isInterpreter);
  if (command.shell || usable.length === 0) return null;
  const argv = read.commands[draft.selected]?.spec.argv ?? [];
  const inFront = usable.find(({ executable }) => executable === argv[0]);
  const handleChange = (runtimeId: string) => {
    const chosen = usable.find((runtime) => runtime.id === runtimeId);
    if (chosen === undefined) return;
    const words = withInterpreter(argv, chosen.executable, usable);
    store.changeCommand({ line: words.map(shellWord).join(' ') });
  };
  return (
    <div className="row-field">
      <label htmlFor={id} data-tip={HELP}>
        Interpreter
      </label>
      <select
        id={id}
        value={inFront?.id ?? ''}
        data-tip={HELP}
        disabled={errors.line !== undefined}
        onChange={(event) => handleChange(event.target.value)}
      >
        <option value="">As it stands there</option>
        {usable.map((runtime) => (
          <option key={runtime.id} value={runtime.id}>
            {runtimeLabel(runtime)}
          </option>
        ))}
      </select>
    </div>
  );
}

function isInterpreter(runtime: {
  readonly usable: boolean;
  readonly kind: string | null;
}): runtime is UsableRuntime {
  return runtime.usable && runtime.kind !== 'other';
}
