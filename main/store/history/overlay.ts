import type { RunCurve, RunOverlay } from '../../../contract/history.ts';
import { err, ok, type Result } from '../../../contract/result.ts';
import { cardDifferences } from '../../monitor/machine-card-differences.ts';
import type { History, RecordedRun } from './history.ts';

/** More curves are a tangle. */
const MAX_CURVES = 16;

/** The curves of several runs, with what keeps the later ones from being compared with the first. */
export function overlayOf(
  history: Pick<History, 'run' | 'curve'>,
  runIds: readonly string[],
): Result<RunOverlay> {
  if (runIds.length === 0 || runIds.length > MAX_CURVES) {
    return err('bad-overlay', `Between 1 and ${MAX_CURVES} runs can be laid over each other.`);
  }
  const runs: RecordedRun[] = [];
  const curves: RunCurve[] = [];
  for (const runId of runIds) {
    const run = history.run(runId);
    if (!run.ok) return run;
    const curve = history.curve(runId);
    if (!curve.ok) return curve;
    runs.push(run.value);
    curves.push(curve.value);
  }
  return ok({ curves, differences: differencesOf(runs) });
}

function differencesOf(runs: readonly RecordedRun[]): readonly string[] {
  const [first, ...others] = runs;
  if (first === undefined) return [];
  const sentences = others.flatMap((other) => [
    ...workDifferences(first, other),
    ...machineDifferences(first, other),
  ]);
  return [...new Set(sentences)];
}

function machineDifferences(first: RecordedRun, other: RecordedRun): readonly string[] {
  return cardDifferences(first.machine, other.machine).map(
    ({ label, before, after }) =>
      `‘${other.entry.title}’ ran on another machine, or on the same one in another state: ${label} ${after}, not ${before}.`,
  );
}

/** What decides which work is done; how it is done is what is compared. */
function workDifferences(first: RecordedRun, other: RecordedRun): readonly string[] {
  const before = first.header.request;
  const after = other.header.request;
  const { title } = other.entry;
  if (before.workload !== after.workload) {
    return [`‘${title}’ is other work: ${after.workload}, not ${before.workload}.`];
  }
  const names = [...new Set([...Object.keys(before.parameters), ...Object.keys(after.parameters)])];
  const given = names.map((name) => [name, before.parameters[name], after.parameters[name]]);
  const all = [...given, ['seed', before.seed, after.seed]];
  return all
    .filter(([, left, right]) => left !== right)
    .map(
      ([name, left, right]) =>
        `‘${title}’ had other parameters: ${name} ${right ?? 'not given'}, not ${left ?? 'not given'}.`,
    );
}
