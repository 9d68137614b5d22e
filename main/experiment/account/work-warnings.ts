import type { ExperimentWarning } from '../../../contract/experiment-result.ts';
import type { InputFinding, WorkFinding } from './digest-agreement.ts';

const CHANGED: Readonly<Partial<Record<InputFinding, string>>> = {
  'changed-within-a-run': 'while a run read it',
  'changed-between-runs': 'between two runs',
};

/** Whether all configurations did the same, and came to the same. */
export function workWarnings(findings: readonly WorkFinding[]): ExperimentWarning[] {
  return [...findings.flatMap(findingWarning), ...differentWork(findings)];
}

function findingWarning(finding: WorkFinding): ExperimentWarning[] {
  const { configurations, digestsAgree, input } = finding;
  const isOfCommands = finding.work === 'command';
  const when = CHANGED[input];
  if (when !== undefined) {
    return [
      {
        code: 'folder-changed',
        message: `The folder changed ${when}, so the runs did not all do the same work: let nothing write there, and run the experiment again.`,
        action: 'rerun',
        configurations,
      },
    ];
  }
  if (digestsAgree) return [];
  const cause = isOfCommands
    ? 'They did not all print the same'
    : input === 'unknown'
      ? 'Either the folder changed between two runs, or a strategy does something else than the others'
      : 'A strategy does something else than the others, or its runs depend on chance';
  return [
    {
      code: 'digests-differ',
      message: `Runs of the same work came to different results, so their times don’t compare. ${cause}: look at ${isOfCommands ? 'what they printed' : 'the digests in the table'}.`,
      action: input === 'unknown' ? 'rerun' : null,
      configurations,
    },
  ];
}

function differentWork(findings: readonly WorkFinding[]): ExperimentWarning[] {
  if (findings.length < 2) return [];
  return [
    {
      code: 'different-work',
      message: `These configurations do ${findings.length} different works, because their parameters or their numbers of tasks differ: each is compared only with those that do the same work.`,
      action: null,
      configurations: [],
    },
  ];
}
