import type {
  ConfigurationResult,
  ExperimentWarning,
  Pair,
  WarningAction,
} from '../../../contract/experiment-result.ts';
import { driftOf, isDrift } from '../../statistics/drift.ts';
import type { ExperimentRecord } from '../run/experiment-record.ts';
import { othersBusy } from './busy-machine.ts';
import type { ConfigurationRuns } from './configuration-runs.ts';
import type { WorkFinding } from './digest-agreement.ts';
import { medianOfKnown } from './median.ts';
import { precisionWarnings } from './precision-warnings.ts';
import { workWarnings } from './work-warnings.ts';

/** Below this, the clocks of the hosts and a stray context switch are a part of what is measured. */
const SHORT_RUN_MS = 100;

/** Of a configuration's runs: what happens in fewer does not move its median. */
const NOTABLE_SHARE = 0.2;

/** Warnings of single runs that tell something of the experiment when they come often. */
const TOLD_OF_RUNS: Readonly<Record<string, WarningAction>> = {
  'monitor-cost': null,
  'server-bottleneck': null,
};

/** What the warnings are made from. */
export interface WarningFacts {
  readonly record: ExperimentRecord;
  readonly all: readonly ConfigurationRuns[];
  readonly configurations: readonly ConfigurationResult[];
  readonly pairs: readonly Pair[];
  readonly findings: readonly WorkFinding[];
}

/** What a reader of the comparison should know, what happened during the experiment first. */
export function experimentWarnings(facts: WarningFacts): readonly ExperimentWarning[] {
  const { record, configurations, pairs } = facts;
  return [
    ...record.warnings,
    ...workWarnings(facts.findings),
    ...othersWarning(configurations),
    ...driftWarning(facts),
    ...shortWarning(configurations),
    ...startupWarning(configurations),
    ...runWarnings(configurations),
    ...outlierWarning(configurations),
    ...precisionWarnings(record, configurations, pairs),
  ];
}

/** At the end alone: it takes a while of thousands of runs, and means little before. */
function driftWarning({ record, all }: WarningFacts): ExperimentWarning[] {
  if (record.state === 'running') return [];
  const medians = new Map(
    all.map(({ configuration, timed }) => [configuration.id, medianOfKnown(timed.wallMs)]),
  );
  const points = record.runs.flatMap(({ configuration, result, setAside }, position) => {
    const medianMs = medians.get(configuration) ?? null;
    if (setAside !== null || result.wallMs === null || medianMs === null) return [];
    return { position, relative: result.wallMs / medianMs };
  });
  const drift = driftOf(points);
  if (drift === null || !isDrift(drift)) return [];
  const direction = drift.percent > 0 ? 'slower' : 'faster';
  const percent = Math.abs(drift.percent).toFixed(1);
  return [
    {
      code: 'drift',
      message: `The machine became ${direction} while the experiment ran: by ${percent} % from the first run to the last. The order is mixed, so that it hits all alike; more runs show whether it goes on.`,
      action: 'add-runs',
      configurations: [],
    },
  ];
}

function shortWarning(configurations: readonly ConfigurationResult[]): ExperimentWarning[] {
  const isOfCommands = configurations[0]?.strategy === 'program';
  return forThose(
    configurations.filter(
      ({ medianWallMs, verdict }) =>
        (medianWallMs !== null && medianWallMs < SHORT_RUN_MS) || verdict?.id === 'too-short',
    ),
    (labels) => ({
      code: 'too-short',
      message: `Runs of ${labels} are so short that small disturbances and the clocks themselves decide: ${isOfCommands ? 'give them more to do' : 'make the tasks larger or take more of them'}.`,
      action: isOfCommands ? null : 'enlarge-tasks',
    }),
  );
}

function startupWarning(configurations: readonly ConfigurationResult[]): ExperimentWarning[] {
  return forThose(
    configurations.filter(
      ({ startupMs, medianWallMs }) =>
        startupMs !== null && medianWallMs !== null && startupMs > medianWallMs,
    ),
    (labels) => ({
      code: 'startup-dominates',
      message: `Starting the workers of ${labels} takes longer than their work: the comparison is of the work alone, so look at the total time too, or make the tasks larger.`,
      action: 'enlarge-tasks',
    }),
  );
}

function othersWarning(configurations: readonly ConfigurationResult[]): ExperimentWarning[] {
  const hit = configurations.filter((one) => shareWith('others-busy', one) >= NOTABLE_SHARE);
  const busy = othersBusy(hit);
  const cores = medianOfKnown(busy.hit.map(({ othersCoresUsed }) => othersCoresUsed));
  const much = cores === null ? '' : ` (${cores.toFixed(2)} cores in the median)`;
  return forThose(hit, (labels) => ({
    code: 'others-busy',
    message: `Other programs were busy in ${busy.hit.length} of ${busy.runs} runs of ${labels}${much}: close them, and measure again when the machine is quiet.`,
    action: 'show-others',
  }));
}

function runWarnings(configurations: readonly ConfigurationResult[]): ExperimentWarning[] {
  return Object.entries(TOLD_OF_RUNS).flatMap(([code, action]) => {
    const hit = configurations.filter(
      (configuration) => shareWith(code, configuration) >= NOTABLE_SHARE,
    );
    const runs = hit.flatMap((configuration) => configuration.runs);
    const messages = runs.flatMap((run) => run.warnings.filter((warning) => warning.code === code));
    const [first] = messages;
    if (first === undefined) return [];
    return forThose(hit, (labels) => ({
      code,
      message: `In ${messages.length} of ${runs.length} runs of ${labels}, for example: ${first.message}`,
      action,
    }));
  });
}

function shareWith(code: string, { runs }: ConfigurationResult): number {
  if (runs.length === 0) return 0;
  const hit = runs.filter(({ warnings }) => warnings.some((warning) => warning.code === code));
  return hit.length / runs.length;
}

function outlierWarning(configurations: readonly ConfigurationResult[]): ExperimentWarning[] {
  const hit = configurations.filter(({ outliers }) => outliers.length > 0);
  const outliers = hit.reduce((sum, configuration) => sum + configuration.outliers.length, 0);
  const plural = outliers === 1 ? 'One run lies' : `${outliers} runs lie`;
  return forThose(hit, (labels) => ({
    code: 'outliers',
    message: `${plural} far from the others of ${labels}: marked, not left out, because something on this machine made ${outliers === 1 ? 'it' : 'them'} so.`,
    action: othersWereSeen(hit) ? 'show-others' : null,
  }));
}

function othersWereSeen(configurations: readonly ConfigurationResult[]): boolean {
  return configurations.some(({ runs, outliers }) =>
    runs.some(
      ({ runId, warnings }) =>
        outliers.includes(runId) && warnings.some(({ code }) => code === 'others-busy'),
    ),
  );
}

/** A warning about some configurations; none, when there are none. */
export function forThose(
  about: readonly ConfigurationResult[],
  warning: (labels: string) => Omit<ExperimentWarning, 'configurations'>,
): ExperimentWarning[] {
  if (about.length === 0) return [];
  return [{ ...warning(listed(about)), configurations: about.map(({ id }) => id) }];
}

const NAMED = 3;

/** “Threads × 2”, “Processes × 2” and 4 others */
function listed(configurations: readonly ConfigurationResult[]): string {
  const names = configurations.slice(0, NAMED).map(({ label }) => `“${label}”`);
  const more = configurations.length - names.length;
  if (more > 0) names.push(more === 1 ? 'one other' : `${more} others`);
  const last = names.pop() ?? '';
  return names.length === 0 ? last : `${names.join(', ')} and ${last}`;
}
