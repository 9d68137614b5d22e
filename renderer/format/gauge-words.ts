import { LEAST_LOOP_DELAY_MS } from '../../contract/contention-thresholds.ts';
import type { Gauge, GaugeAbsence, GaugeId } from '../stores/gauges/gauge.ts';
import { formatDuration } from './duration.ts';
import { MISSING } from './missing.ts';
import { formatCores, formatCount, formatShare } from './quantity.ts';

/** How a gauge is named, written and read. */
export interface GaugeWords {
  readonly title: string;
  readonly value: (value: number | null) => string;
  /** What the large number is of. */
  readonly unit: string;
  readonly beside: ((value: number) => string) | null;
  /** One line that says how to read it. */
  readonly reading: string;
  /** Value at the top of the small line; greater ones raise it. */
  readonly top: number;
}

const WORDS: Readonly<Record<GaugeId, GaugeWords>> = {
  'loop-utilisation': {
    title: 'Event-loop utilisation',
    value: formatShare,
    unit: 'of the time',
    beside: (mean) => `mean of all loops ${formatShare(mean)}`,
    reading: 'The share in which a loop is not idle. Near 100 % nothing else gets its turn in it.',
    top: 1,
  },
  'loop-delay': {
    title: 'Event-loop delay',
    value: formatDuration,
    unit: 'at most',
    beside: null,
    reading: 'How late a timer is. As long as a task, or more: tasks keep the loop to themselves.',
    top: LEAST_LOOP_DELAY_MS,
  },
  gil: {
    title: 'GIL, an estimate',
    value: formatCores,
    unit: 'cores together',
    beside: (blocked) => `threads of one process, blocked ${formatShare(blocked)} of their time`,
    reading:
      'About 1 and mostly blocked: threads take turns. Above 1: native code runs without it.',
    top: 1,
  },
  'run-queue': {
    title: 'Run queue',
    value: formatCores,
    unit: 'workers waiting',
    beside: (share) => `anything on the machine: ${formatShare(share)} of the time`,
    reading: 'About workers minus cores: too many workers. Otherwise others are on your cores.',
    top: 1,
  },
  switches: {
    title: 'Context switches',
    value: formatPerS,
    unit: 'voluntary',
    beside: (perS) => `${formatPerS(perS)} involuntary`,
    reading: 'Voluntary: it went to sleep, for I/O, a lock or the GIL. Else its core was taken.',
    top: 10,
  },
  throttling: {
    title: 'Throttling',
    value: formatShare,
    unit: 'of the time',
    beside: null,
    reading: 'The CPU quota held the run back. Anything but 0: the times are the quota’s.',
    top: 0.1,
  },
};

export function gaugeWords({ id }: Pick<Gauge, 'id'>): GaugeWords {
  return WORDS[id];
}

/**
 * What stands beside a gauge's number; empty where nothing does.
 * @param worker name of the one whose value it is; `null`: of none alone
 */
export function gaugeNotes(gauge: Gauge, worker: string | null): string {
  const { beside } = gaugeWords(gauge);
  const notes = [
    gauge.value === null ? null : worker,
    beside !== null && gauge.beside !== null ? beside(gauge.beside) : null,
  ];
  return notes.filter((note) => note !== null).join(' · ');
}

const ABSENT: Readonly<Record<GaugeAbsence, string>> = {
  'free-threaded': 'No GIL: its Python is a free-threaded build.',
  'one-thread': 'Nobody shared it: one thread at most ran in each Python process.',
};

/** Why a gauge has no value where it can have none; `null`: that is no reason. */
export function whyAbsent({ absence }: Pick<Gauge, 'absence'>): string | null {
  return absence === undefined ? null : ABSENT[absence];
}

/** Why an ended run of which there are samples has no value of a gauge. */
export function notMeasured({ id, absence }: Pick<Gauge, 'id' | 'absence'>): string {
  if (absence !== undefined) return ABSENT[absence];
  const isOfLoops = id === 'loop-utilisation' || id === 'loop-delay';
  return isOfLoops
    ? 'Not measured: the run was timed, or is older than this gauge.'
    : 'Not measured: this system does not tell, or no sample fell into the work.';
}

function formatPerS(perS: number | null): string {
  return perS === null ? MISSING : `${formatCount(Math.round(perS))} / s`;
}
