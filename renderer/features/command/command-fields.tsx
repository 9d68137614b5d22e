import { CommandLineField } from './command-line-field.tsx';
import { DirectoryField } from './folder-and-files.tsx';
import { InterpreterField } from './interpreter-field.tsx';
import { MoreFields } from './more-fields.tsx';
import { useProgram } from './use-program.ts';

/** All that there is to say of the command in front. */
export function CommandFields() {
  const { draft } = useProgram();
  return (
    // What is typed and opened belongs to one command.
    <div key={draft.selected} className="command-fields">
      <CommandLineField />
      <InterpreterField />
      <DirectoryField />
      <MoreFields />
    </div>
  );
}
