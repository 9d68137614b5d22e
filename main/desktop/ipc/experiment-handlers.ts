import { ok } from '../../../contract/result.ts';
import type { Experiments } from '../../experiment/experiments.ts';
import { allowExperiment } from '../services/allow-commands.ts';
import {
  type ExperimentFileParts,
  openExperimentFile,
  saveExperimentFile,
} from '../services/experiment-files.ts';
import type { Handlers } from './answer.ts';

type ExperimentHandlers = Pick<Handlers, Extract<keyof Handlers, `experiment:${string}`>>;

export function experimentHandlers(
  experiments: Experiments,
  files: ExperimentFileParts,
): ExperimentHandlers {
  return {
    'experiment:plan': (spec) => experiments.plan(spec),
    'experiment:start': async (spec) => {
      const allowed = await allowExperiment(spec, files);
      if (!allowed.ok) return allowed;
      // What starts a program is one of them.
      if (spec.commands !== undefined && files.runtimes.known() === null) {
        await files.runtimes.refresh();
      }
      return experiments.start(spec);
    },
    'experiment:control': (control) => {
      experiments.control(control);
      return ok(null);
    },
    'experiment:extend': ({ repeats }) => experiments.extend(repeats),
    'experiment:open-file': () => openExperimentFile(files),
    'experiment:save-file': (spec) => saveExperimentFile(spec, files),
  };
}
