import type {
  ConfigurationResult,
  ExperimentResult,
  ExperimentState,
} from '../../../contract/experiment-result.ts';
import { verdictName } from '../../../contract/verdict-name.ts';
import { againstBaseline, factorText } from '../../report/configuration-words.ts';
import { formatCores, formatMs, UNKNOWN } from '../../report/quantities.ts';
import { workloadLabel } from '../../report/run-labels.ts';
import { wrapText } from '../../report/wrap-text.ts';

/** `Strategies on Python 3.11.2: round 2 of 6`; empty between two runs. */
export function roundLine(state: ExperimentState): string {
  if (state.state === 'idle' || state.state === 'ended') return '';
  const { current } = state.progress;
  if (current === null) return '';
  const { title, stopRule } = state.result.spec;
  if (current.kind === 'warm-up') return `${title}: warm-up`;
  const rounds = stopRule.rule === 'repeats' ? ` of ${stopRule.repeats}` : '';
  return `${title}: round ${current.round}${rounds}`;
}

/** What ran, a line a configuration in columns, and what is to be concluded. */
export function resultLines(result: ExperimentResult): readonly string[] {
  const { configurations, omitted, conclusion, spec, title } = result;
  const [first] = configurations;
  const { workload } = spec;
  const work = first === undefined ? workload : workloadLabel({ workload, ...first });
  return [
    `${title}. ${work}`,
    ...inColumns(configurations.map((configuration) => cells(configuration, result))),
    ...omitted.map(({ label, reason }) => `  Left out: ${label}: ${reason}`),
    ...wrapText(conclusion).split('\n'),
  ];
}

function cells(configuration: ConfigurationResult, result: ExperimentResult): readonly string[] {
  const { label, medianWallMs, speedup, coresUsed, verdict, id, baseline } = configuration;
  const answer = againstBaseline(configuration, result.pairs);
  return [
    label,
    `median ${formatMs(medianWallMs)}`,
    id === baseline ? answer : `speed-up ${factorText(speedup)}, ${answer}`,
    `${formatCores(coresUsed, result.machine.effectiveCores)} cores used`,
    verdict === null ? UNKNOWN : verdictName(verdict.id),
  ];
}

function inColumns(rows: readonly (readonly string[])[]): readonly string[] {
  const widthOf = (column: number) => Math.max(...rows.map((row) => row[column]?.length ?? 0));
  return rows.map((row) => {
    const padded = row.map((cell, column) => cell.padEnd(widthOf(column)));
    return `  ${padded.join('   ').trimEnd()}`;
  });
}

/** What makes a result less than it should be, in sentences; empty when all went well. */
export function problemsOf(result: ExperimentResult): readonly string[] {
  const { state, error, configurations, warnings, title } = result;
  if (state !== 'completed') return [`${title}: ${error?.message ?? `the experiment ${state}.`}`];
  const without = configurations.filter(({ runs }) => runs.length === 0);
  return [
    ...without.map((configuration) => `${title}: ${noRunSentence(configuration)}`),
    ...warnings
      .filter(({ code }) => code === 'digests-differ')
      .map(({ message }) => `${title}: ${message}`),
  ];
}

function noRunSentence({ label, setAside }: ConfigurationResult): string {
  const reason = setAside.find(({ run }) => run.error !== null)?.run.error?.message ?? '';
  return `“${label}” gave no run that counts. ${reason}`.trimEnd();
}
