import { useId, useState } from 'react';

import type { Estimate, ExperimentBrief, Scaling } from '../../../../contract/experiment-result.ts';
import type { MachineCard } from '../../../../contract/machine-card.ts';
import { ConfigurationSwatch } from '../../../charts/configuration-swatch.tsx';
import { type CoreLine, ScalingChart, type ScalingSeries } from '../../../charts/scaling-chart.tsx';
import { bestSeries } from '../../../charts/scaling-curve.ts';
import { MISSING } from '../../../format/missing.ts';
import { ChartPanel } from './chart-panel.tsx';
import { colourIndexes } from './configuration-colour-index.ts';

const TIP =
  'Median work time with one worker ÷ that with n, of the same strategy and runtime, with 95 % intervals. Dotted: every worker as fast as one alone.';

/** How each strategy scales over worker counts, and what the fits say of it. */
export function ScalingPanel({ result }: { readonly result: ExperimentBrief }) {
  const [chosen, setChosen] = useState<number | null>(null);
  const fitted = chosen ?? bestSeries(result.scaling);
  const series = scalingSeries(result);
  return (
    <ChartPanel name="scaling" title="Scaling" tip={TIP} isWide>
      <div className="scaling">
        <ScalingChart series={series} fitted={fitted} coreLines={coreLines(result.machine)} />
        <div className="fit-scroller">
          <FitTable series={series} fitted={fitted} onFit={setChosen} />
        </div>
      </div>
    </ChartPanel>
  );
}

/** Each series has the colour of its first configuration. */
function scalingSeries(result: ExperimentBrief): readonly ScalingSeries[] {
  const colours = colourIndexes(result);
  return result.scaling.map((scaling) => {
    const first = result.configurations.findIndex(({ id }) => id === scaling.configurations[0]);
    return { scaling, colour: colours[first] ?? 0 };
  });
}

function coreLines({
  physicalCores,
  logicalCores,
  effectiveCores,
}: MachineCard): readonly CoreLine[] {
  const names = new Map<number, string[]>();
  const add = (cores: number, name: string) =>
    names.set(cores, [...(names.get(cores) ?? []), name]);
  if (physicalCores !== null) add(physicalCores, 'physical');
  add(logicalCores, 'logical');
  if (effectiveCores < logicalCores) add(effectiveCores, 'allowed');
  return [...names].map(([cores, kinds]) => ({ cores, label: `${kinds.join(', ')} cores` }));
}

interface FitTableProps {
  readonly series: readonly ScalingSeries[];
  readonly fitted: number;
  readonly onFit: (index: number) => void;
}

/** The fits in numbers; the one chosen is drawn. */
function FitTable({ series, fitted, onFit }: FitTableProps) {
  // A report holds several tables: each is a choice of its own.
  const groupName = useId();
  return (
    <table className="fit-table" aria-label="Fits">
      <thead>
        <tr>
          <th scope="col" data-tip="Whose fits are drawn: long dashes Amdahl, short dashes USL">
            Series
          </th>
          <th
            scope="col"
            className="numeric"
            data-tip="Amdahl’s law: the share of the work that does not spread over workers, with its 95 % interval"
          >
            Serial share
          </th>
          <th
            scope="col"
            className="numeric"
            data-tip="Universal scalability law, σ: what waiting for each other costs"
          >
            Contention σ
          </th>
          <th
            scope="col"
            className="numeric"
            data-tip="Universal scalability law, κ: what keeping each other informed costs. It makes more workers slower in the end"
          >
            Coherency κ
          </th>
          <th
            scope="col"
            className="numeric"
            data-tip="Workers beyond which more make it no faster, by the fit; only inside what was measured"
          >
            Knee
          </th>
          <th
            scope="col"
            className="numeric"
            data-tip="R² of Amdahl’s and of the USL’s fit: 1 fits perfectly"
          >
            R²
          </th>
        </tr>
      </thead>
      <tbody>
        {series.map(({ scaling, colour }, index) => (
          <tr key={scaling.label}>
            <th scope="row">
              <label className="check-row">
                <input
                  type="radio"
                  name={groupName}
                  checked={index === fitted}
                  onChange={() => onFit(index)}
                />
                <ConfigurationSwatch index={colour} />
                <span>{scaling.label}</span>
              </label>
            </th>
            <FitCells scaling={scaling} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function FitCells({ scaling: { amdahl, usl, knee } }: { readonly scaling: Scaling }) {
  const r2 = [amdahl?.r2, usl?.r2].map((value) => (value === undefined ? MISSING : r2Text(value)));
  return (
    <>
      <EstimateCell estimate={amdahl?.serialShare ?? null} format={percentOf} />
      <EstimateCell estimate={usl?.contention ?? null} format={threeDecimals} />
      <EstimateCell estimate={usl?.coherency ?? null} format={fourDecimals} />
      <EstimateCell estimate={knee} format={oneDecimal} />
      <td className="numeric">{r2.join(' / ')}</td>
    </>
  );
}

interface EstimateCellProps {
  readonly estimate: Estimate | null;
  readonly format: (value: number) => string;
}

function EstimateCell({ estimate, format }: EstimateCellProps) {
  if (estimate === null) return <td className="numeric missing">{MISSING}</td>;
  const { value, ci95 } = estimate;
  return (
    <td className="numeric">
      {format(value)}
      {ci95 !== null && (
        <span className="figure-detail cell-second">
          {format(ci95[0])} – {format(ci95[1])}
        </span>
      )}
    </td>
  );
}

const percentOf = (share: number) => `${(share * 100).toFixed(1)} %`;
const oneDecimal = (value: number) => value.toFixed(1);
const threeDecimals = (value: number) => value.toFixed(3);
const fourDecimals = (value: number) => value.toFixed(4);

/** Below 0 the fit says less than the mean does; what rounds to 0 has no sign. */
function r2Text(r2: number): string {
  return r2
    .toFixed(2)
    .replace(/^-(?=0\.00$)/, '')
    .replace('-', '−');
}
