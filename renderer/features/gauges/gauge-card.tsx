import { Sparkline } from '../../charts/sparkline.tsx';
import type { Gauge } from '../../stores/gauges/gauge.ts';
import { SPARKLINE_POINTS } from '../../stores/worker-rows.ts';
import { Icon } from '../shell/icon.tsx';
import { gaugeWords } from './gauge-words.ts';

interface GaugeCardProps {
  readonly gauge: Gauge;
  /** Name of the worker whose value it is; `null`: of none alone. */
  readonly worker: string | null;
}

/** One gauge: its number, what stands beside it, its recent course, and how to read it. */
export function GaugeCard({ gauge, worker }: GaugeCardProps) {
  const { title, value, unit, beside, reading, top } = gaugeWords(gauge);
  const isKnown = gauge.value !== null;
  const notes = [
    isKnown && worker !== null ? worker : null,
    beside !== null && gauge.beside !== null ? beside(gauge.beside) : null,
  ].filter((note) => note !== null);
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
      <p className="gauge-beside">{isKnown ? notes.join(' · ') : 'Not read in this part.'}</p>
      <Sparkline values={gauge.history} places={SPARKLINE_POINTS} top={top} />
      <p className="gauge-reading">{reading}</p>
    </li>
  );
}
