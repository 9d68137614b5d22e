import { ok } from '../../../contract/result.ts';
import type { Experiments } from '../../experiment/experiments.ts';
import { allowExperiment } from '../services/allow-commands.ts';
import type { ExperimentFileParts } from '../services/experiment-files.ts';
import type { Handlers } from './answer.ts';
import { atFirstUse } from './first-use.ts';

type ExperimentHandlers = Pick<Handlers, Extract<keyof Handlers, `experiment:${string}`>>;

/** Loaded for the first file: they need a parser of YAML. */
const experimentFiles = atFirstUse(() => import('../services/experiment-files.ts'));

export function experimentHandlers(
  experiments: Experiments,
  files: ExperimentFileParts,
): ExperimentHandlers {
  return {
    'experiment:plan': (spec) => experiments.plan(spec),
    'experiment:start': async (spec) => {
      const allowed = await allowExperiment(spec, files);
      if (!allowed.ok) return allowed;
      // What is timed beside a search would be slower.
      await files.runtimes.settled();
      // What starts a program is one of them.
      if (spec.commands !== undefined) await files.runtimes.found();
      return experiments.start(spec);
    },
    'experiment:control': (control) => {
      experiments.control(control);
      return ok(null);
    },
    'experiment:extend': ({ repeats }) => experiments.extend(repeats),
    'experiment:open-file': async () => (await experimentFiles()).openExperimentFile(files),
    'experiment:save-file': async (spec) =>
      (await experimentFiles()).saveExperimentFile(spec, files),
  };
}
