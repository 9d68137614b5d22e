import { experimentPresets } from '../../../../contract/experiment-presets.ts';
import { useIsProgram } from '../../command/use-program.ts';
import { useCompare } from '../use-compare.ts';

/** Before the first experiment: what comparing gives, and three to begin with. */
export function CompareEmpty() {
  const { store, workload, runtimes } = useCompare();
  if (useIsProgram()) return <ProgramsEmpty />;
  return (
    <div className="empty-state compare-empty">
      <div className="empty-card">
        <h2>Which strategy is best, by how much, and how sure is that?</h2>
        <p>
          An experiment runs the same work under several strategies, in mixed order and as often as
          it takes. It tells which are faster than the baseline, by what factor, with a 95 %
          interval; which are the same; and which can’t be told apart yet, and how many runs that
          would take. Each gets a verdict on what limited it.
        </p>
        <p>Choose one to begin with, then press Start on the left:</p>
      </div>
      <ul className="preset-cards">
        {experimentPresets.map((preset) => (
          <li key={preset.id}>
            <button
              type="button"
              className="preset-card"
              disabled={runtimes.length === 0}
              onClick={() => store.choosePreset(preset)}
            >
              <strong>{preset.label}</strong>
              <span>{preset.help}</span>
              <span className="preset-work">With {workload?.label}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The same, for programs of the user's own. */
function ProgramsEmpty() {
  return (
    <div className="empty-state compare-empty">
      <div className="empty-card">
        <h2>Which command is fastest, by how much, and how sure is that?</h2>
        <p>
          Each command runs with every value you give, in mixed order and as often as it takes. The
          first is what the others are held against: you are told the factor with a 95 % interval,
          which are the same, and which can’t be told apart yet.
        </p>
        <p>
          Write {'{jobs}'} in a command and give it the values 1, 2, 4 to see how it scales; add
          another command to hold two programs against each other. Then press Start on the left.
        </p>
      </div>
    </div>
  );
}
