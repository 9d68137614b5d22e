import type { StoredExperiment } from '../../../contract/history.ts';
import { ExperimentResultView } from '../compare/experiment-result-view.tsx';
import { Icon } from '../shell/icon.tsx';
import { differenceText } from './difference-text.ts';
import { EntryBar } from './opened-bar.tsx';

/** An experiment with its result as it was saved: read, not added to. */
export function OpenedExperiment({ stored }: { readonly stored: StoredExperiment }) {
  const { entry, result, differences } = stored;
  return (
    <div className="opened-view">
      <EntryBar entry={entry} machine={result.machine} />
      <section
        className="live-view compare-view"
        aria-label="Experiment from the history"
        data-live-view=""
      >
        {differences.length > 0 && (
          <ul className="warnings">
            <li>
              <Icon name="warning" />
              {differenceText(differences)}
            </li>
          </ul>
        )}
        <ExperimentResultView result={result} />
      </section>
    </div>
  );
}
