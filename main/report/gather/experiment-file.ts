import type { ExperimentResult } from '../../../contract/experiment-result.ts';
import type { RuntimeOnCard } from '../../../contract/machine-card.ts';
import type { RuntimeRef } from '../../../contract/run.ts';
import type { UsableRuntime } from '../../../contract/runtime.ts';
import { writeExperimentFile } from '../../experiment/file/write-experiment-file.ts';
import { hasCommands } from '../../experiment/plan/command-cells.ts';
import { NO_FEATURES } from '../../runtimes/no-features.ts';

/** What is told to be called when the file of an experiment is given to somebody. */
export const EXPERIMENT_FILE_NAME = 'experiment.yaml';

const COMPARE_LINE = `npm run -s corelane -- compare ${EXPERIMENT_FILE_NAME}`;

/** How an experiment is made again: its file, as YAML, and the command line that takes it. */
export interface ExperimentAgain {
  readonly experimentFile: string;
  /** `null`: there is no file to be taken. */
  readonly commandLine: string | null;
}

/** By the runtimes as they were then: it need not be known here any more. */
export function experimentAgain({
  spec,
  runtimes,
  configurations,
}: Pick<ExperimentResult, 'spec' | 'runtimes' | 'configurations'>): ExperimentAgain {
  const onCard = runtimes.map(usable);
  const known = new Set(onCard.map(({ id }) => id));
  const others = configurations
    .map(({ runtime }) => runtime)
    .filter(({ id }, index, all) => all.findIndex((other) => other.id === id) === index)
    .filter(({ id }) => !known.has(id));
  const written = writeExperimentFile(spec, [...onCard, ...others.map(usable)]);
  if (!written.ok) return { experimentFile: `# ${written.error.message}\n`, commandLine: null };
  // Programs of the user's own run only when whoever has the file says that they may.
  const commandLine = hasCommands(spec) ? `${COMPARE_LINE} --trust` : COMPARE_LINE;
  return { experimentFile: written.value, commandLine };
}

function usable(runtime: RuntimeRef & Partial<RuntimeOnCard>): UsableRuntime {
  const { id, kind, version, executable, implementation = '', features } = runtime;
  return {
    usable: true,
    ...{ id, kind, version, executable, implementation },
    realPath: executable,
    prefix: '',
    virtualEnvironment: false,
    origin: 'user',
    features: features ?? NO_FEATURES,
    environment: {},
  };
}
