import type { ExperimentBrief } from '../../../contract/experiment-result.ts';
import {
  type MachineCell,
  machineDifferences,
  machineTable,
  WORK_DIFFERS,
  workDiffers,
} from '../../../contract/machine-columns.ts';
import { formatDuration } from '../../format/duration.ts';
import { MISSING } from '../../format/missing.ts';
import { formatRatio, formatRatioInterval, formatTimeInterval } from '../../format/ratio.ts';
import { formatWhen } from '../../format/when.ts';

/** Experiments side by side, a column for each machine, and how the machines differ. */
export function MachinesSection({ results }: { readonly results: readonly ExperimentBrief[] }) {
  const { columns, rows } = machineTable(results);
  return (
    <>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard */}
      <div className="panel machines-scroller" tabIndex={0} role="group" aria-label="Machines">
        <table className="machines-table">
          <caption className="visually-hidden">
            Median work time and speed-up of each configuration, by machine
          </caption>
          <thead>
            <tr>
              <th scope="col">Configuration</th>
              {columns.map(({ name, title, startedAt }) => (
                <th key={name} scope="col">
                  <bdi>{name}</bdi>
                  <span className="figure-detail cell-second">
                    {title !== '' && <bdi>{title}, </bdi>}
                    {formatWhen(startedAt)}
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ label, cells }) => (
              <tr key={label}>
                <th scope="row">
                  <bdi>{label}</bdi>
                </th>
                {cells.map((cell, index) => (
                  <MachineTimes key={columns[index]?.name ?? index} cell={cell} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {workDiffers(results) && <p className="report-aside">{WORK_DIFFERS}</p>}
      <Differences results={results} names={columns.map(({ name }) => name)} />
    </>
  );
}

function MachineTimes({ cell }: { readonly cell: MachineCell | null }) {
  if (cell === null) return <td className="missing">{MISSING}</td>;
  const { medianWallMs, ci95WallMs, speedup, speedupCi95, isBaseline, runs } = cell;
  const interval =
    ci95WallMs === null
      ? `${runs} ${runs === 1 ? 'run' : 'runs'}, no CI`
      : formatTimeInterval(ci95WallMs);
  return (
    <td>
      <strong>{formatDuration(medianWallMs)}</strong>{' '}
      <span className="figure-detail">{interval}</span>
      <span className="cell-second">
        {isBaseline ? 'baseline' : formatRatio(speedup)}
        {!isBaseline && speedupCi95 !== null && (
          <span className="figure-detail"> {formatRatioInterval(speedupCi95)}</span>
        )}
      </span>
    </td>
  );
}

interface DifferencesProps {
  readonly results: readonly ExperimentBrief[];
  readonly names: readonly string[];
}

/** What of the machines bars a comparison of their times. */
function Differences({ results, names }: DifferencesProps) {
  const differences = machineDifferences(results);
  if (differences.length === 0) {
    return <p className="report-aside">The machine cards tell of no difference.</p>;
  }
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard
    <div className="panel machines-scroller" tabIndex={0} role="group" aria-label="Differences">
      <table className="machines-table">
        <caption className="visually-hidden">How the machines differ</caption>
        <thead>
          <tr>
            <th scope="col">They differ in</th>
            {names.map((name) => (
              <th key={name} scope="col">
                <bdi>{name}</bdi>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {differences.map(({ label, values }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              {names.map((name, index) => (
                <td key={name}>
                  <bdi>{values[index]}</bdi>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
