import { useId } from 'react';

import type { WorkerIdentity } from '../../../contract/run.ts';
import { whyAbsent } from '../../format/gauge-words.ts';
import type { Gauge } from '../../stores/gauges/gauge.ts';
import type { GaugedSpan } from '../../stores/gauges/gauged-span.ts';
import { formatSpan } from '../timeline/format-moment.ts';
import { GaugeCard } from './gauge-card.tsx';

interface ContentionPanelProps {
  /** What the gauges tell of. */
  readonly part: GaugedSpan;
  readonly gauges: readonly Gauge[];
  readonly workers: readonly WorkerIdentity[];
  /** What is said of one that has no value. */
  readonly missing: (gauge: Gauge) => string;
}

/** What the workers of a run contend for in a part of it, in the window as in a report. */
export function ContentionPanel({ part, gauges, workers, missing }: ContentionPanelProps) {
  const titleId = useId();
  const labels = new Map(workers.map(({ id, label }) => [id, label]));
  return (
    <section className="panel gauges-panel" aria-labelledby={titleId}>
      <h2 className="panel-title" id={titleId}>
        Contention <span className="gauges-part">{partText(part)}</span>
      </h2>
      <ul className="gauges">
        {gauges.map((gauge) => (
          <GaugeCard
            key={`${gauge.id} ${gauge.workerId ?? ''}`}
            gauge={gauge}
            worker={gauge.workerId === null ? null : (labels.get(gauge.workerId) ?? null)}
            missing={whyAbsent(gauge) ?? missing(gauge)}
          />
        ))}
      </ul>
    </section>
  );
}

function partText({ span, words }: GaugedSpan): string {
  switch (words) {
    case 'selected':
      return `in the selected ${formatSpan(span)}`;
    case 'moment':
      return `at ${span[1].toFixed(2)} s`;
    case 'now':
      return 'in the last second';
    case 'work':
      return 'over all the work';
    case 'run':
      return 'over the whole run';
  }
}
