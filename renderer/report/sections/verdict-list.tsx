import type { ExperimentBrief } from '../../../contract/experiment-result.ts';
import { ConfigurationSwatch } from '../../charts/configuration-swatch.tsx';
import { configurationRows } from '../../features/compare/result/configuration-rows.ts';
import { RowDetail } from '../../features/compare/result/row-detail.tsx';

interface VerdictListProps {
  readonly result: ExperimentBrief;
  readonly level: 3 | 4;
}

/** Of every configuration what the table opens on a click: its verdict with its grounds, and all of its runs. */
export function VerdictList({ result, level }: VerdictListProps) {
  const Heading = level === 3 ? 'h3' : 'h4';
  return configurationRows(result).map((row) => (
    <article key={row.configuration.id} className="panel verdict-article">
      <Heading className="verdict-title">
        <ConfigurationSwatch index={row.colour} />
        <bdi>{row.configuration.label}</bdi>
      </Heading>
      <RowDetail row={row} isUnfolded />
    </article>
  ));
}
