import type { Interval } from '../../../../contract/experiment-result.ts';
import { verdictName } from '../../../../contract/verdict-name.ts';
import { ConfigurationSwatch } from '../../../charts/configuration-swatch.tsx';
import { useCoreScale } from '../../../charts/core-scale.ts';
import { WallStrip } from '../../../charts/wall-strip.tsx';
import { formatBytes } from '../../../format/bytes.ts';
import { formatCoreBound, formatCoreUse } from '../../../format/core-use.ts';
import { formatDuration } from '../../../format/duration.ts';
import { MISSING } from '../../../format/missing.ts';
import { formatShare } from '../../../format/quantity.ts';
import {
  formatRatio,
  formatRatioInterval,
  formatSum,
  formatTimeInterval,
} from '../../../format/ratio.ts';
import { answerText } from './answer-text.ts';
import { type ConfigurationRow, memoryOf } from './configuration-rows.ts';

interface ConfigurationCellsProps {
  readonly row: ConfigurationRow;
  readonly scaleMs: Interval;
  readonly isOpened: boolean;
  readonly onToggle: () => void;
}

/** The figures of one configuration, in the order of the table's head. */
export function ConfigurationCells({ row, scaleMs, isOpened, onToggle }: ConfigurationCellsProps) {
  const { configuration, label, colour, isBaseline } = row;
  return (
    <tr className={isBaseline ? 'baseline-row' : undefined}>
      <th scope="row">
        <button
          type="button"
          className="row-toggle"
          aria-expanded={isOpened}
          data-tip={configuration.label}
          onClick={onToggle}
        >
          <ConfigurationSwatch index={colour} />
          <span className="configuration-label">{label}</span>
        </button>
      </th>
      <WallCell row={row} scaleMs={scaleMs} />
      <SpeedupCell row={row} />
      <AnswerCell row={row} />
      <td className="numeric">{formatShare(configuration.efficiency)}</td>
      <UseCells row={row} />
      <VerdictCell row={row} />
    </tr>
  );
}

function WallCell({ row, scaleMs }: Pick<ConfigurationCellsProps, 'row' | 'scaleMs'>) {
  const { runs, outliers, medianWallMs, ci95WallMs } = row.configuration;
  const wallsOf = (those: typeof runs) => those.flatMap(({ wallMs }) => wallMs ?? []);
  const interval =
    ci95WallMs === null
      ? `${runs.length} ${runs.length === 1 ? 'run' : 'runs'}, no CI`
      : formatTimeInterval(ci95WallMs);
  return (
    <td className="wall-cell">
      <span className="wall-figures">
        <strong>{formatDuration(medianWallMs)}</strong>
        <span className="figure-detail">{interval}</span>
      </span>
      <WallStrip
        colour={row.colour}
        runsMs={wallsOf(runs)}
        outliersMs={wallsOf(runs.filter(({ runId }) => outliers.includes(runId)))}
        medianMs={medianWallMs}
        ci95Ms={ci95WallMs}
        scaleMs={scaleMs}
      />
    </td>
  );
}

function SpeedupCell({ row }: { readonly row: ConfigurationRow }) {
  const { speedup, speedupCi95 } = row.configuration;
  return (
    <td className="numeric">
      {formatRatio(speedup)}
      {!row.isBaseline && speedupCi95 !== null && (
        <span className="figure-detail cell-second">{formatRatioInterval(speedupCi95)}</span>
      )}
    </td>
  );
}

function AnswerCell({ row: { pair, isBaseline } }: { readonly row: ConfigurationRow }) {
  if (isBaseline) {
    return (
      <td>
        <span className="baseline-mark">baseline</span>
      </td>
    );
  }
  if (pair === null) return <td className="missing">{MISSING}</td>;
  const { kind, text, detail, tip } = answerText(pair);
  return (
    <td>
      <span className={`answer answer-${kind}`} data-tip={tip}>
        {text}
      </span>
      {detail !== '' && <span className="figure-detail cell-second">{detail}</span>}
    </td>
  );
}

function UseCells({ row: { configuration, possibleCores } }: { readonly row: ConfigurationRow }) {
  const scale = useCoreScale();
  const { coresUsed, cpuMs, startupMs } = configuration;
  const memory = memoryOf(configuration);
  const total = cpuMs === null ? null : cpuMs.user + cpuMs.system;
  return (
    <>
      <td className="numeric">
        {formatCoreUse(coresUsed, scale)}
        {coresUsed !== null && (
          <span className="figure-detail"> of {formatCoreBound(possibleCores, scale)}</span>
        )}
      </td>
      <td className="numeric">
        {formatDuration(total)}
        {cpuMs !== null && (
          <span className="figure-detail cell-second" data-tip="User + system">
            {formatSum(cpuMs.user, cpuMs.system)}
          </span>
        )}
      </td>
      <td className="numeric">
        {formatBytes(memory?.bytes ?? null)}
        {memory !== null && <span className="figure-detail cell-second">{memory.kind}</span>}
      </td>
      <td className="numeric">{formatDuration(startupMs)}</td>
    </>
  );
}

function VerdictCell({ row: { configuration } }: { readonly row: ConfigurationRow }) {
  const { verdict } = configuration;
  if (verdict === null) return <td className="missing">{MISSING}</td>;
  return (
    <td>
      <span className={`verdict-chip verdict-${verdict.id}`} data-tip={verdict.sentence}>
        {verdictName(verdict.id)}
      </span>
    </td>
  );
}
