import { MOST_REPORTED_PHASES, type ReportedPhase } from '../../../contract/reported-programs.ts';
import { formatDuration } from '../../format/duration.ts';
import { formatCount } from '../../format/quantity.ts';

interface PhasesTableProps {
  readonly phases: readonly ReportedPhase[];
}

/** What programs named by their marks, each lasting until the next one; nothing where there are none. */
export function PhasesTable({ phases }: PhasesTableProps) {
  if (phases.length === 0) return null;
  const hasLabels = phases.some(({ label }) => label !== '');
  const more = phases.length - MOST_REPORTED_PHASES;
  return (
    <div className="panel phases-panel">
      <table className="phases-table">
        <caption className="panel-title">Phases, by the program’s marks</caption>
        <thead>
          <tr>
            {hasLabels && <th scope="col">Configuration</th>}
            <th scope="col">Phase</th>
            <th scope="col">Start</th>
            <th scope="col">Duration</th>
          </tr>
        </thead>
        <tbody>
          {phases.slice(0, MOST_REPORTED_PHASES).map((phase, index) => (
            <PhaseRow key={index} phase={phase} hasLabels={hasLabels} />
          ))}
        </tbody>
      </table>
      {more > 0 && <p className="report-aside">and {formatCount(more)} more</p>}
      {hasLabels && <p className="report-aside">Of each, the run nearest to its median.</p>}
    </div>
  );
}

interface PhaseRowProps {
  readonly phase: ReportedPhase;
  readonly hasLabels: boolean;
}

function PhaseRow({ phase: { label, name, startMs, durationMs }, hasLabels }: PhaseRowProps) {
  return (
    <tr>
      {hasLabels && (
        <td>
          <bdi>{label}</bdi>
        </td>
      )}
      <th scope="row">
        <bdi>{name}</bdi>
      </th>
      <td>{formatDuration(startMs)}</td>
      <td>{formatDuration(durationMs)}</td>
    </tr>
  );
}
