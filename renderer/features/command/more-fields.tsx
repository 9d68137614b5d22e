import { CheckField } from './check-field.tsx';
import { type CommandDraft, EMPTY_DRAFT } from './command-draft.ts';
import { EnvironmentRows } from './environment-rows.tsx';
import { StdinField } from './folder-and-files.tsx';
import { TextField } from './text-field.tsx';
import { useProgram } from './use-program.ts';

/** What seldom needs to be said of a command; closed until it is wanted. */
export function MoreFields() {
  const { command, errors } = useProgram();
  const changed = changedFields(command);
  const hasError = Object.keys(errors).some((field) => field !== 'line' && field !== 'directory');
  return (
    <details className="options">
      <summary>
        More
        <span className="options-count">{changed > 0 && `${changed} changed`}</span>
        {hasError && <span className="options-error">needs attention</span>}
      </summary>
      <div className="options-fields">
        <NameField />
        <EnvironmentRows />
        <StdinField />
        <BesideFields />
        <SuccessFields />
        <HowFields />
      </div>
    </details>
  );
}

function NameField() {
  const { store, command } = useProgram();
  return (
    <TextField
      label="Name"
      text={command.name}
      placeholder="Made from the command"
      onChange={(name) => store.changeCommand({ name })}
    />
  );
}

function BesideFields() {
  const { store, command, errors } = useProgram();
  return (
    <>
      <TextField
        label="Before each run"
        text={command.prepare}
        placeholder="Nothing"
        help="A command of its own, outside what is timed: to build, or to empty a cache."
        error={errors.prepare}
        onChange={(prepare) => store.changeCommand({ prepare })}
      />
      <TextField
        label="After each run"
        text={command.cleanup}
        placeholder="Nothing"
        error={errors.cleanup}
        onChange={(cleanup) => store.changeCommand({ cleanup })}
      />
    </>
  );
}

function SuccessFields() {
  const { store, command, errors } = useProgram();
  return (
    <>
      <TextField
        label="Exit codes that are fine"
        text={command.okExits}
        error={errors.okExits}
        onChange={(okExits) => store.changeCommand({ okExits })}
      />
      <TextField
        label="Output must match"
        text={command.okOutput}
        placeholder="Anything"
        help="A regular expression of JavaScript; ^ and $ are the ends of a line."
        error={errors.okOutput}
        onChange={(okOutput) => store.changeCommand({ okOutput })}
      />
      <CheckField
        label="All runs must print the same"
        help="Else their times are not compared: they did not do the same work."
        isOn={command.sameOutput}
        onChange={(sameOutput) => store.changeCommand({ sameOutput })}
      />
    </>
  );
}

function HowFields() {
  const { store, command } = useProgram();
  return (
    <>
      <CheckField
        label="Read by a shell"
        help="/bin/sh reads the command as a script, with pipes, * and $. Its own start is measured apart and taken off."
        isOn={command.shell}
        onChange={(shell) => store.changeCommand({ shell })}
      />
      <CheckField
        label="Wait for all that it starts"
        help="It is over when the last process that it started has ended, not with itself."
        isOn={command.waitsForAll}
        onChange={(waitsForAll) => store.changeCommand({ waitsForAll })}
      />
      <CheckField
        label="Look for marks"
        help="A line “corelane:mark NAME” in its output names a moment of the run; lines of the run-host protocol tell of its tasks. That costs a copy of all it prints."
        isOn={command.marks}
        onChange={(marks) => store.changeCommand({ marks })}
      />
      <CheckField
        label="Ask the runtime too (adds cost)"
        help="Node.js tells how late its event loops are (NODE_OPTIONS), Python’s asyncio logs slow callbacks (PYTHONASYNCIODEBUG). Times with it don’t compare with times without."
        isOn={command.runtimeDetails}
        onChange={(runtimeDetails) => store.changeCommand({ runtimeDetails })}
      />
    </>
  );
}

/** Those of them that hold one text or switch. */
const PLAIN_FIELDS = [
  'name',
  'stdin',
  'prepare',
  'cleanup',
  'okExits',
  'okOutput',
  'shell',
  'sameOutput',
  'marks',
  'waitsForAll',
  'runtimeDetails',
] as const satisfies readonly (keyof CommandDraft)[];

/** How many fields differ from those of a form that nobody has filled in. */
function changedFields(command: CommandDraft): number {
  const changed = PLAIN_FIELDS.filter((name) => command[name] !== EMPTY_DRAFT[name]).length;
  return changed + (command.environment.length > 0 ? 1 : 0);
}
