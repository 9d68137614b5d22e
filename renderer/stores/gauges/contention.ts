import type { ReportedGauge } from '../../../contract/report.ts';
import type { RunHeader, RunResult } from '../../../contract/run.ts';
import { gaugeNotes, gaugeWords, notMeasured } from '../../format/gauge-words.ts';
import type { ChartView } from '../chart-view.ts';
import type { RunTrack } from '../track/run-track.ts';
import type { Gauge } from './gauge.ts';
import { type GaugedSpan, gaugedSpan } from './gauged-span.ts';
import { readGauges } from './read-gauges.ts';

/** The gauges of a run that has ended, over all of its work. */
export interface Contention {
  readonly part: GaugedSpan;
  readonly gauges: readonly Gauge[];
  /** The same in words. */
  readonly lines: readonly ReportedGauge[];
}

/** Nothing was chosen. */
const NO_TIME = { span: null, selection: null, cursorS: null, isPinned: false };

/** `null`: nothing was sampled. */
export function contentionOf(
  track: RunTrack | null,
  header: RunHeader,
  result: Pick<RunResult, 'gilEnabled'>,
  chart: ChartView,
): Contention | null {
  if (track === null || track.atMs.length === 0) return null;
  const part = gaugedSpan(track, NO_TIME, chart);
  const gauges = readGauges(track, header, part.span, result.gilEnabled).map(inShort);
  const labels = new Map(header.workers.map(({ id, label }) => [id, label]));
  const lines = gauges.map((gauge) => lineOf(gauge, labels.get(gauge.workerId ?? NaN) ?? null));
  return { part, gauges, lines };
}

function lineOf(gauge: Gauge, worker: string | null): ReportedGauge {
  const { title, value, unit, reading } = gaugeWords(gauge);
  const notes = gaugeNotes(gauge, worker);
  const known = `${value(gauge.value)} ${unit}${notes === '' ? '' : ` (${notes})`}`;
  return {
    name: title,
    value: gauge.value === null ? notMeasured(gauge) : known,
    reading,
    isRaised: gauge.isRaised,
  };
}

/** Its small line has no room for more digits. */
function inShort(gauge: Gauge): Gauge {
  const history = Float64Array.from(gauge.history, (value) => Number(value.toPrecision(4)));
  return { ...gauge, history };
}
