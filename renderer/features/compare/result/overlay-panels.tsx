import { useState } from 'react';

import type { ExperimentBrief } from '../../../../contract/experiment-result.ts';
import type { RunCurve, RunOverlay } from '../../../../contract/history.ts';
import { ConfigurationSwatch } from '../../../charts/configuration-swatch.tsx';
import { useCoreScale } from '../../../charts/core-scale.ts';
import { RunOverlayChart } from '../../../charts/run-overlay-chart.tsx';
import { basesNote, sharedAxis } from '../../../format/core-bases-note.ts';
import { formatConverted } from '../../../format/core-use.ts';
import { ChartPanel } from './chart-panel.tsx';
import {
  coresLines,
  firstChosen,
  MAX_OVERLAID,
  memoryLabel,
  memoryLines,
  type Overlaid,
  overlayCandidates,
} from './overlay-lines.ts';
import { useOverlay } from './use-overlay.ts';

interface OverlayPanelsProps {
  readonly result: ExperimentBrief;
  readonly isUnderWay: boolean;
}

/** Cores used and memory over time, of the median run of each configuration that is ticked. */
export function OverlayPanels({ result, isUnderWay }: OverlayPanelsProps) {
  const { convention } = useCoreScale();
  const candidates = overlayCandidates(result);
  const [chosen, setChosen] = useState<readonly string[] | null>(null);
  const ids = chosen ?? firstChosen(candidates);
  const shown = candidates.filter(({ id }) => ids.includes(id));
  const { overlay, error } = useOverlay(isUnderWay ? [] : shown.map(({ runId }) => runId));
  if (candidates.length === 0) return null;
  return (
    <ChartPanel
      name="over-time"
      title={`${convention === 'cores' ? 'Cores' : 'CPU'} used and memory over time`}
      tip="Of each configuration the run nearest to its median, aligned at the start of the work. A gap in a line is a gap in what was measured."
      isWide
    >
      <OverlayChoice candidates={candidates} ids={ids} onChoose={setChosen} />
      {isUnderWay && (
        <p className="no-curve">
          Drawn when the experiment has ended: reading samples now would disturb what is timed.
        </p>
      )}
      {error !== null && <p className="field-error">{error.message}</p>}
      {overlay !== null && <OverlayCharts overlay={overlay} shown={shown} />}
    </ChartPanel>
  );
}

interface OverlayChoiceProps {
  readonly candidates: readonly Overlaid[];
  readonly ids: readonly string[];
  readonly onChoose: (ids: readonly string[]) => void;
}

function OverlayChoice({ candidates, ids, onChoose }: OverlayChoiceProps) {
  const isFull = ids.length >= MAX_OVERLAID;
  return (
    <fieldset className="overlay-choice">
      <legend className="visually-hidden">Configurations that are drawn</legend>
      {candidates.map(({ id, label, colour }) => {
        const isChosen = ids.includes(id);
        return (
          <label
            key={id}
            className="check-row"
            data-tip={isFull && !isChosen ? `At most ${MAX_OVERLAID} lines can be told apart` : ''}
          >
            <input
              type="checkbox"
              checked={isChosen}
              disabled={isFull && !isChosen}
              onChange={() =>
                onChoose(isChosen ? ids.filter((other) => other !== id) : [...ids, id])
              }
            />
            <ConfigurationSwatch index={colour} />
            <span>{label}</span>
          </label>
        );
      })}
    </fieldset>
  );
}

interface OverlayChartsProps {
  readonly overlay: RunOverlay;
  readonly shown: readonly Overlaid[];
}

function OverlayCharts({ overlay, shown }: OverlayChartsProps) {
  const { convention } = useCoreScale();
  const curves: readonly RunCurve[] = overlay.curves;
  const note = basesNote(convention, curves);
  return (
    <>
      {overlay.differences.map((difference) => (
        <p key={difference} className="plan-warning">
          {difference}
        </p>
      ))}
      {note !== null && <p className="figure-detail">{note}</p>}
      <div className="compare-overlays">
        <RunOverlayChart
          lines={coresLines(curves, shown, convention)}
          valueLabel={sharedAxis(convention, curves)}
          format={(value) => formatConverted(value, convention)}
        />
        <RunOverlayChart lines={memoryLines(curves, shown)} valueLabel={memoryLabel(curves)} />
      </div>
    </>
  );
}
