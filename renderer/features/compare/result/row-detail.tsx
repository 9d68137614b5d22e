import { coreWords } from '../../../../contract/core-words.ts';
import type { RunBrief, SetAside } from '../../../../contract/experiment-result.ts';
import type { Percentiles } from '../../../../contract/run.ts';
import { useCoreScale } from '../../../charts/core-scale.ts';
import { formatCoreUse } from '../../../format/core-use.ts';
import { formatDuration } from '../../../format/duration.ts';
import { MISSING } from '../../../format/missing.ts';
import { formatRatio } from '../../../format/ratio.ts';
import { Digest } from '../../live/digest.tsx';
import { Figure } from '../../live/figure.tsx';
import { VerdictNote } from '../../live/verdict-note.tsx';
import type { BriefConfiguration, ConfigurationRow } from './configuration-rows.ts';

interface RowDetailProps {
  readonly row: ConfigurationRow;
  /** Whether what the verdict rests on is in sight from the first. */
  readonly isUnfolded?: boolean;
}

/** What else is known of a configuration: its verdict, the times of its tasks, all of its runs. */
export function RowDetail({ row: { configuration }, isUnfolded = false }: RowDetailProps) {
  return (
    <div className="row-detail">
      <div className="detail-verdict">
        {configuration.verdict === null ? (
          <p className="missing">{noVerdictText(configuration)}</p>
        ) : (
          <VerdictNote verdict={configuration.verdict} isUnfolded={isUnfolded} />
        )}
      </div>
      <DetailFigures configuration={configuration} />
      <RunList configuration={configuration} />
    </div>
  );
}

function noVerdictText({ runs, digest }: BriefConfiguration): string {
  if (runs.length === 0) return 'No verdict: none of its runs counts yet.';
  return digest === null
    ? 'No verdict: its runs did not all come to the same result.'
    : 'No verdict: its result is not the one that the others came to, or there is no evidence to judge.';
}

function DetailFigures({ configuration }: { readonly configuration: BriefConfiguration }) {
  const { minWallMs, maxWallMs, medianTotalMs, taskMs, queueWaitMs, transferMs } = configuration;
  return (
    <dl className="detail-figures">
      <Figure
        label="Fastest … slowest"
        value={`${formatDuration(minWallMs)} … ${formatDuration(maxWallMs)}`}
        tip="Least and greatest work time of the runs that count."
      />
      <Figure
        label="Total time"
        value={formatDuration(medianTotalMs)}
        tip="Median of start-up, work and shut-down together: what a user would wait."
      />
      <Figure
        label="Task p50 / p95 / p99"
        value={percentilesText(taskMs)}
        tip="From the start of a task in its worker to its end. p95: 95 of 100 tasks took this long or less. Medians over the runs."
      />
      <Figure
        label="Queue wait p50 / p95 / p99"
        value={percentilesText(queueWaitMs)}
        tip="From a task being handed out to its start in a worker. Medians over the runs."
      />
      {transferMs !== null && (
        <Figure
          label="Transfer p50 / p95 / p99"
          value={percentilesText(transferMs)}
          tip="From the end of a task in its worker to its result being in the host. Medians over the runs."
        />
      )}
      <Figure
        label="Imbalance"
        value={formatRatio(configuration.imbalance)}
        tip="Time in tasks of the busiest worker ÷ the mean of all workers. 1 is even."
      />
      <Digest digest={configuration.digest} />
    </dl>
  );
}

function percentilesText(times: Percentiles | null): string {
  if (times === null) return MISSING;
  return [times.p50, times.p95, times.p99].map(formatDuration).join(' / ');
}

const REASONS: Readonly<Record<SetAside<RunBrief>['reason'], string>> = {
  'warm-up': 'Warm-up: not counted',
  suspended: 'Not counted: the machine slept meanwhile',
  'clock-jump': 'Not counted: the clock jumped meanwhile',
  'not-completed': 'Not counted: it did not complete',
  skipped: 'Not counted: you skipped it',
};

/** All runs, those that do not count with the reason. */
function RunList({ configuration }: { readonly configuration: BriefConfiguration }) {
  const scale = useCoreScale();
  const { runs, setAside, outliers } = configuration;
  const all = [
    ...runs.map((run) => ({
      run,
      note: outliers.includes(run.runId) ? 'Outlier: marked, and counted like the others' : '',
    })),
    ...setAside.map(({ run, reason }) => ({
      run,
      note: run.error === null ? REASONS[reason] : `${REASONS[reason]}. ${run.error.message}`,
    })),
  ].toSorted((a, b) => a.run.startedAt.localeCompare(b.run.startedAt));
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard
    <div className="run-list" tabIndex={0}>
      <table aria-label={`Runs of ${configuration.label}`}>
        <thead>
          <tr>
            <th scope="col" className="numeric">
              Run
            </th>
            <th scope="col" className="numeric">
              Work time
            </th>
            <th scope="col" className="numeric">
              {coreWords(scale.convention).title}
            </th>
            <th
              scope="col"
              className="numeric"
              data-tip="What other programs used while this run worked"
            >
              Others
            </th>
            <th scope="col">Note</th>
          </tr>
        </thead>
        <tbody>
          {all.map(({ run, note }, index) => (
            <tr key={run.runId} className={note === '' ? undefined : 'noted-run'}>
              <td className="numeric">{index + 1}</td>
              <td className="numeric">{formatDuration(run.wallMs)}</td>
              <td className="numeric">{formatCoreUse(run.coresUsed, scale)}</td>
              <td className="numeric">{formatCoreUse(run.othersCoresUsed, scale)}</td>
              <td>{note}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
