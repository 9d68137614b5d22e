import type { Lesson } from '../../../contract/lesson.ts';
import { verdictName } from '../../../contract/verdict-name.ts';
import { formatDuration } from '../../format/duration.ts';
import { MISSING } from '../../format/missing.ts';
import { formatRatio, formatRatioInterval } from '../../format/ratio.ts';
import type { MeasuredPoint } from './measured-points.ts';
import { speedupText } from './speedup-text.ts';

interface PointsTableProps {
  readonly lesson: Lesson;
  readonly predicted: readonly number[];
  readonly points: readonly MeasuredPoint[];
}

/** The picture in numbers, and Corelane's verdict on each point. */
export function PointsTable({ lesson, predicted, points }: PointsTableProps) {
  return (
    <div className="panel points-panel">
      <table className="points-table" aria-label="Points">
        <thead>
          <tr>
            <th scope="col">{capitalised(lesson.axis.label)}</th>
            <th scope="col" className="numeric">
              Predicted
            </th>
            <th scope="col" className="numeric" data-tip="Median of the runs, and their range">
              Measured
            </th>
            <th scope="col" className="numeric">
              Work time
            </th>
            <th scope="col">What limited it</th>
          </tr>
        </thead>
        <tbody>
          {points.map((point, index) => (
            <PointRow key={point.label} point={point} predicted={predicted[index] ?? null} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface PointRowProps {
  readonly point: MeasuredPoint;
  readonly predicted: number | null;
}

function PointRow({ point, predicted }: PointRowProps) {
  const { label, speedup, range, medianWallMs, verdict } = point;
  return (
    <tr>
      <th scope="row">{label}</th>
      <td className="numeric">{speedupText(predicted)}</td>
      <td className="numeric">
        <strong>{formatRatio(speedup)}</strong>
        {range !== null && (
          <span className="figure-detail cell-second">{formatRatioInterval(range)}</span>
        )}
      </td>
      <td className="numeric">{formatDuration(medianWallMs)}</td>
      <td>
        {verdict === null ? (
          MISSING
        ) : (
          <>
            <span className={`verdict-chip verdict-${verdict.id}`}>{verdictName(verdict.id)}</span>{' '}
            <span className="point-sentence">{verdict.sentence}</span>
          </>
        )}
      </td>
    </tr>
  );
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
