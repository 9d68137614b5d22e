import { Sparkline } from '../../charts/sparkline.tsx';
import { gaugeNotes, gaugeWords } from '../../format/gauge-words.ts';
import type { Gauge } from '../../stores/gauges/gauge.ts';
import { SPARKLINE_POINTS } from '../../stores/worker-rows.ts';
import { Icon } from '../shell/icon.tsx';

interface GaugeCardProps {
  readonly gauge: Gauge;
  /** Name of the worker whose value it is; `null`: of none alone. */
  readonly worker: string | null;
  /** What is said where it has no value. */
  readonly missing: string;
}

/** One gauge: its number, what stands beside it, its recent course, and how to read it. */
export function GaugeCard({ gauge, worker, missing }: GaugeCardProps) {
  const { title, value, unit, reading, top } = gaugeWords(gauge);
  const isKnown = gauge.value !== null;
  return (
    <li className={`gauge${gauge.isRaised ? ' gauge-raised' : ''}`}>
      <h3>
        {title}
        {gauge.isRaised && (
          <span className="gauge-mark">
            <Icon name="warning" />
            <span className="visually-hidden">: in the way</span>
          </span>
        )}
      </h3>
      <p className="gauge-value">
        <strong>{value(gauge.value)}</strong> {isKnown && <span>{unit}</span>}
      </p>
      <p className="gauge-beside">{isKnown ? gaugeNotes(gauge, worker) : missing}</p>
      <Sparkline values={gauge.history} places={SPARKLINE_POINTS} top={top} />
      <p className="gauge-reading">{reading}</p>
    </li>
  );
}
