import { Icon } from '../shell/icon.tsx';
import { commandTitle } from './check-programs.ts';
import { useProgram } from './use-program.ts';

/** The commands of the form: one is in front, the first is what the others are held against. */
export function CommandList() {
  const { store, draft, read } = useProgram();
  return (
    <div className="field" role="group" aria-label="Commands">
      <ol className="command-list">
        {read.commands.map((command, index) => (
          <li key={index}>
            <button
              type="button"
              className="command-choice"
              aria-pressed={index === draft.selected}
              onClick={() => store.select(index)}
            >
              <span className="command-number">{index + 1}</span>
              <span className="command-title">{commandTitle(command)}</span>
              {Object.keys(command.errors).length > 0 && <Icon name="warning" />}
            </button>
          </li>
        ))}
      </ol>
      <div className="command-list-buttons">
        <button type="button" className="link-button" onClick={() => store.add('empty')}>
          Add a command
        </button>
        <button type="button" className="link-button" onClick={() => store.add('duplicate')}>
          Duplicate
        </button>
        {draft.commands.length > 1 && (
          <button type="button" className="link-button" onClick={() => store.remove()}>
            Remove
          </button>
        )}
      </div>
    </div>
  );
}
