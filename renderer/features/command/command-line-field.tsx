import { type KeyboardEvent, useId } from 'react';

import { useApp } from '../shell/app-context.ts';
import { useProgram } from './use-program.ts';

const PLACEHOLDER = 'python my.py --jobs {jobs}';
const SCRIPT_PLACEHOLDER = 'sort big.txt | uniq -c > counts.txt';

/** What is run, in one field, and the words that it comes to. */
export function CommandLineField() {
  const { store, command, errors } = useProgram();
  const id = useId();
  const { line, shell } = command;
  // Before anything was typed, nothing is wrong: the button says what is missing.
  const error = line.trim() === '' ? undefined : errors.line;
  const handleKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key !== 'Enter' || shell || event.shiftKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.currentTarget.form?.requestSubmit();
  };
  return (
    <div className="field">
      <div className="command-head">
        <label htmlFor={id}>{shell ? 'Shell script' : 'Command'}</label>
        <BrowseButton />
      </div>
      <textarea
        id={id}
        className="command-line"
        rows={2}
        spellCheck={false}
        autoComplete="off"
        placeholder={shell ? SCRIPT_PLACEHOLDER : PLACEHOLDER}
        value={line}
        aria-invalid={error !== undefined}
        aria-describedby={`${id}-help ${id}-words ${id}-error`}
        onKeyDown={handleKeyDown}
        onChange={(event) => store.changeCommand({ line: event.target.value })}
      />
      <p id={`${id}-error`} className="field-error" role="alert">
        {error}
      </p>
      <Words id={`${id}-words`} />
      {line.trim() === '' && (
        <p id={`${id}-help`} className="field-help">
          As in a terminal, or drop a program or script here. {'{jobs}'} stands for a value that you
          can vary.
        </p>
      )}
    </div>
  );
}

/** As the program will get them: no shell changes them on the way. */
function Words({ id }: { readonly id: string }) {
  const { read, draft, command, errors } = useProgram();
  const argv = read.commands[draft.selected]?.spec.argv ?? [];
  if (command.shell || errors.line !== undefined || argv.length === 0) return null;
  return (
    <ul id={id} className="command-words" aria-label="Words">
      {argv.map((word, index) => (
        <li
          key={`${index}-${word}`}
          className={word === '' ? 'command-word command-word-empty' : 'command-word'}
        >
          {word === '' ? 'empty' : word}
        </li>
      ))}
    </ul>
  );
}

function BrowseButton() {
  const { bridge, notices, command: store } = useApp();
  const handleBrowse = async () => {
    const answer = await bridge.request('program:pick', null);
    if (!answer.ok) notices.addProblem(answer.error);
    else if (answer.value !== null) store.takeFile(answer.value);
  };
  return (
    <button
      type="button"
      className="link-button"
      data-tip="Choose a program or a script; a script gets its interpreter in front"
      onClick={() => void handleBrowse()}
    >
      Browse…
    </button>
  );
}
