import type { StoredExperiment } from '../../../contract/history.ts';
import type { CardDifference } from '../../../contract/machine-card.ts';
import { ExperimentResultView } from '../compare/experiment-result-view.tsx';
import { Icon } from '../shell/icon.tsx';
import { EntryBar } from './opened-bar.tsx';

/** Why a repetition on this machine would not compare, in a sentence. */
export function differenceText(differences: readonly CardDifference[]): string {
  const parts = differences.map(
    ({ label, before, after }) => `${label} was ${before} and is ${after}`,
  );
  return `This machine is not as it was then: ${parts.join('; ')}. Times from then and from now don’t compare.`;
}

/** An experiment with its result as it was saved. */
export function OpenedExperiment({ stored }: { readonly stored: StoredExperiment }) {
  const { entry, result, differences } = stored;
  return (
    <div className="opened-view">
      <EntryBar entry={entry} machine={result.machine} />
      <section className="compare-view" aria-label="Experiment from the history" data-live-view="">
        {differences.length > 0 && (
          <ul className="warnings opened-differences">
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
