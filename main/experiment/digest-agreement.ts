import type { RunResult } from '../../contract/run.ts';
import type { ConfigurationRuns } from './configuration-runs.ts';

/** What came of the runs that should all have come to the same. */
export interface WorkFinding {
  readonly work: string;
  /** Ids of the configurations that do this work. */
  readonly configurations: readonly string[];
  readonly digestsAgree: boolean;
  /** A run said that its input changed while it was read. */
  readonly folderChanged: boolean;
  /** It reads a folder, which may have changed between two runs as well. */
  readonly readsFolder: boolean;
}

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
    digestsAgree: new Set(runs.map(({ digest }) => digest)).size <= 1,
    folderChanged: runs.some((run) => run.warnings.some(({ code }) => code === 'folder-changed')),
    readsFolder: members.some(
      ({ configuration }) => configuration.request.parameters['folder'] !== undefined,
    ),
  };
}
