import { fillCompare } from '../../command/fill-panels.ts';
import { useApp } from '../../shell/app-context.ts';
import { useCompare } from '../use-compare.ts';

/** Experiments are files too. */
export function FileButtons() {
  const model = useApp();
  const { bridge, notices } = model;
  const { check } = useCompare();
  const handleOpen = async () => {
    const answer = await bridge.request('experiment:open-file', null);
    if (!answer.ok) notices.addProblem(answer.error);
    else if (answer.value !== null) {
      const { spec, notes, fileName } = answer.value;
      fillCompare(model, spec, notes);
      notices.add({ tone: 'success', message: `${fileName} stands in the panel.`, path: null });
    }
  };
  const handleSave = async () => {
    if (check.spec === null) return;
    const answer = await bridge.request('experiment:save-file', check.spec);
    if (!answer.ok) notices.addProblem(answer.error);
    else if (answer.value !== null) {
      notices.add({ tone: 'success', message: 'Experiment saved.', path: answer.value.path });
    }
  };
  return (
    <div className="file-buttons">
      <h2>Experiment</h2>
      <button
        type="button"
        className="button"
        aria-label="Open an experiment file"
        data-tip="Open an experiment file (YAML or JSON). Nothing in it runs before you start it."
        onClick={() => void handleOpen()}
      >
        Open…
      </button>
      <button
        type="button"
        className="button"
        aria-label="Save the experiment as a file"
        data-tip="Save what stands here as a file, for others and for the command line"
        disabled={check.spec === null}
        onClick={() => void handleSave()}
      >
        Save…
      </button>
    </div>
  );
}
