import { CommandFields } from './command-fields.tsx';
import { CommandList } from './command-list.tsx';
import { ParameterRows } from './parameter-rows.tsx';
import { useProgram } from './use-program.ts';

/** The form for one run. */
export function LabProgramFields() {
  const { draft, read } = useProgram();
  const names = read.commands[draft.selected]?.placeholders ?? [];
  return (
    <>
      {draft.commands.length > 1 && <CommandList />}
      <CommandFields />
      <ParameterRows
        names={names}
        note="Run takes the first value of each; Compare tries them all."
      />
    </>
  );
}
