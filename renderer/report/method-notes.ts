import type { ExperimentBrief } from '../../contract/experiment-result.ts';
import type { RunResult } from '../../contract/run.ts';
import { type RunKind, runKind } from '../../contract/run-kind.ts';
import { formatCount } from '../format/quantity.ts';

/** How one thing was measured or judged. */
export interface MethodNote {
  readonly subject: string;
  readonly text: string;
}

const WORK_TIME: Readonly<Record<RunKind, MethodNote>> = {
  workload: {
    subject: 'Work time',
    text: 'Wall time from the release of the first task until the last result is in the host, on the host’s monotonic clock. All workers stand ready before it begins; starting them is told apart.',
  },
  program: {
    subject: 'Wall time',
    text: 'From right before the program is started until right after it has ended, on the monotonic clock; what is run before and after it is not in it.',
  },
  attached: {
    subject: 'Wall time',
    text: 'As long as the process was watched, from the first reading to the last.',
  },
};

const CPU_SOURCE: Readonly<Record<RunKind, string>> = {
  workload:
    'From the processes’ own account between the start and the end of the work, not from samples.',
  program:
    'From the kernel’s account of the program and all that it started, not from samples; the launcher that started it is no part of it.',
  attached: 'From the samples: a process that is only watched gives no account of its own.',
};

const CORES =
  'Cores used are CPU seconds per second of work; in per cent they are divided by one core, by the logical CPUs of the machine, or by the cores that the run was allowed.';

const MEMORY: MethodNote = {
  subject: 'Memory',
  text: 'PSS divides pages that processes share by their users; RSS counts them in each. Peaks are the highest of what was read, summed over the processes of the run.',
};

const SAMPLES: MethodNote = {
  subject: 'Curves',
  text: 'Sampled at every tick. Where there are more samples than can be drawn, the least and the greatest of each stretch are kept, so that peaks stay. A gap in a line is a gap in what was measured.',
};

const VERDICTS: MethodNote = {
  subject: 'What limited it',
  text: 'Rules in a fixed order over totals of the whole work (time on CPU, waiting for a core, blocked; time in locks; imbalance); the first that matches is the verdict. Its numbers and thresholds stand beside it.',
};

/** What the figures of an experiment rest on: only methods that were used. */
export function experimentMethod(result: ExperimentBrief): readonly MethodNote[] {
  const kind = result.spec.workload === 'command' ? 'program' : 'workload';
  return [
    orderNote(result),
    WORK_TIME[kind],
    ...medianNotes(result),
    ...pairNotes(result),
    ...scalingNotes(result),
    ...outlierNotes(result),
    cpuTime(kind),
    MEMORY,
    VERDICTS,
    SAMPLES,
  ];
}

/** What the figures of a single run rest on. */
export function runMethod(result: RunResult): readonly MethodNote[] {
  const count = formatCount(result.samples.count);
  const kind = runKind(result);
  const once: MethodNote = {
    subject: 'One run',
    text: `A single run says nothing about how far its times vary: to compare, repeat it in an experiment. ${count} samples fell into its work.`,
  };
  const verdict = result.verdict === null ? [] : [VERDICTS];
  return [once, WORK_TIME[kind], cpuTime(kind), MEMORY, ...verdict, SAMPLES];
}

function cpuTime(kind: RunKind): MethodNote {
  return { subject: 'CPU time, cores used', text: `${CPU_SOURCE[kind]} ${CORES}` };
}

function orderNote({ spec, seed }: ExperimentBrief): MethodNote {
  const { stopRule, warmups, coolDownMs } = spec;
  const rounds =
    stopRule.rule === 'repeats'
      ? `${formatCount(stopRule.repeats)} rounds`
      : `rounds until every 95 % interval lay within ± ${stopRule.ciPercent} % of its median, ${formatCount(stopRule.minRepeats)} to ${formatCount(stopRule.maxRepeats)} of them`;
  const warm =
    warmups === 0
      ? 'No warm-ups.'
      : `${formatCount(warmups)} warm-up ${warmups === 1 ? 'run' : 'runs'} of each before, not counted.`;
  const pause = coolDownMs === 0 ? '' : ` ${formatCount(coolDownMs)} ms of rest before each run.`;
  return {
    subject: 'Order',
    text: `All configurations once in each round, in an order shuffled anew (seed ${seed}), so that whatever drifts hits all alike; ${rounds}. ${warm}${pause} Nothing was drawn or written while a run was timed.`,
  };
}

function medianNotes({ configurations }: ExperimentBrief): readonly MethodNote[] {
  const methods = new Set(configurations.map(({ ciMethod }) => ciMethod));
  const parts = [
    methods.has('order-statistics')
      ? 'by order statistics (ends are measured values; David and Nagaraja 2003)'
      : '',
    methods.has('bootstrap') ? 'by a seeded percentile bootstrap (Efron 1979)' : '',
  ].filter((part) => part !== '');
  const none = methods.has(null) ? ' Five runs or fewer can give no such interval.' : '';
  const interval =
    parts.length === 0 ? '' : ` Its 95 % interval is found ${parts.join(' or, beyond 20 runs, ')}.`;
  return [
    {
      subject: 'Median',
      text: `Each configuration stands for the median of its runs that count.${interval}${none}`,
    },
  ];
}

function pairNotes({ pairs, spec }: ExperimentBrief): readonly MethodNote[] {
  if (pairs.length === 0) return [];
  const family =
    spec.family === 'baseline' ? 'every configuration against its baseline' : 'all pairs';
  return [
    {
      subject: 'Speed-up',
      text: 'Median of the baseline ÷ median of the other. Its 95 % interval is the permutation test turned round (Hodges and Lehmann 1963), on logarithms.',
    },
    {
      subject: 'Do they differ?',
      text: `Permutation test on ranks (Wilcoxon 1945, Mann and Whitney 1947), two-sided, with Holm’s correction (1979) over ${family}. Two are different where p is below 0.05 and the whole interval of their ratio lies outside ± ${spec.equivalencePercent} %; the same where it lies inside; else it can’t be told.`,
    },
  ];
}

function scalingNotes({ scaling }: ExperimentBrief): readonly MethodNote[] {
  const hasAmdahl = scaling.some(({ amdahl }) => amdahl !== null);
  const hasUsl = scaling.some(({ usl }) => usl !== null);
  if (!hasAmdahl && !hasUsl) return [];
  const laws = [
    hasAmdahl ? 'Amdahl’s law (1967)' : '',
    hasUsl ? 'the universal scalability law (Gunther 2007)' : '',
  ].filter((law) => law !== '');
  return [
    {
      subject: 'Scaling',
      text: `${laws.join(' and ')}, fitted to the median of each worker count by least squares of relative errors, no coefficient below 0; intervals by a bootstrap of the runs.`,
    },
  ];
}

function outlierNotes({ configurations }: ExperimentBrief): readonly MethodNote[] {
  if (configurations.every(({ outliers }) => outliers.length === 0)) return [];
  return [
    {
      subject: 'Outliers',
      text: 'Marked by the modified Z-score (beyond 3.5; Iglewicz and Hoaglin 1993) and counted like the others: no run is dropped.',
    },
  ];
}
