import type { RunResult } from '../../../contract/run.ts';
import type { ConfigurationRuns } from './configuration-runs.ts';

/** What came of the runs that should all have come to the same. */
export interface WorkFinding {
  readonly work: string;
  /** Ids of the configurations that do this work. */
  readonly configurations: readonly string[];
  readonly digestsAgree: boolean;
  readonly input: InputFinding;
}

export type InputFinding =
  /** A run said that its folder changed while it was read. */
  | 'changed-within-a-run'
  /** Folders that differ explain all that differs in the results. */
  | 'changed-between-runs'
  /** It reads a folder, of which a host did not tell whether it stayed the same. */
  | 'unknown'
  /** None is read, or it is not why results differ. */
  | 'not-the-cause';

/** One finding for each work, in the order of the plan. */
export function workFindings(all: readonly ConfigurationRuns[]): readonly WorkFinding[] {
  const works = [...new Set(all.map(({ configuration }) => configuration.work))];
  return works.map((work) =>
    findingOf(
      work,
      all.filter(({ configuration }) => configuration.work === work),
    ),
  );
}

/** Whether nothing bars comparing what did this work. */
export function digestsAgree(work: string, findings: readonly WorkFinding[]): boolean {
  return findings.find((finding) => finding.work === work)?.digestsAgree ?? true;
}

/** The digest that all runs have; `null`: they differ, or there is none. */
export function commonDigest(runs: readonly RunResult[]): string | null {
  const digests = new Set(runs.map(({ digest }) => digest));
  return digests.size === 1 ? ([...digests][0] ?? null) : null;
}

function findingOf(work: string, members: readonly ConfigurationRuns[]): WorkFinding {
  const runs = members.flatMap(({ counted }) => counted);
  return {
    work,
    configurations: members.map(({ configuration }) => configuration.id),
    digestsAgree: agree(runs),
    input: inputOf(runs),
  };
}

function readsNoFolder({ workload, parameters }: RunResult): boolean {
  return workload === 'command' || parameters['folder'] === undefined;
}

/** Programs of the user's own are held to it only where all that they print is to be the same. */
function agree(runs: readonly RunResult[]): boolean {
  const held = runs.filter(({ command = null }) => command === null || command.sameOutput);
  return new Set(held.map(({ digest }) => digest)).size <= 1;
}

function inputOf(runs: readonly RunResult[]): InputFinding {
  if (runs.some((run) => run.warnings.some(({ code }) => code === 'folder-changed')))
    return 'changed-within-a-run';
  if (runs.every(readsNoFolder)) return 'not-the-cause';
  if (agree(runs)) return 'not-the-cause';
  const prints = new Set(runs.map(({ inputFingerprint }) => inputFingerprint));
  if (prints.has(null)) return 'unknown';
  // Runs that read the same and differ all the same have another reason.
  const isExplained = [...prints].every((print) =>
    agree(runs.filter(({ inputFingerprint }) => inputFingerprint === print)),
  );
  return isExplained ? 'changed-between-runs' : 'not-the-cause';
}
