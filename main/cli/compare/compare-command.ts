import type { CliIo } from '../cli-io.ts';
import type { Flags } from '../flags.ts';
import { reportPathOf } from '../report/report-path.ts';
import { wantedExperiment } from './compare-experiment.ts';
import { conductExperiment } from './conduct-experiment.ts';
import { gateOf } from './gate-request.ts';

/**
 * `compare`: one experiment from start to end, perhaps held against an earlier one.
 * @param file an experiment file; `null`: the options describe it
 * @returns the exit code
 * @throws UsageError when it could not even be started
 */
export async function compareCommand(
  flags: Flags,
  io: CliIo,
  file: string | null,
): Promise<number> {
  const reportPath = reportPathOf(flags, io.workingDirectory);
  const gate = await gateOf(flags, io);
  const { spec, runtimes } = await wantedExperiment(flags, io, {
    file,
    needsAllRuntimes: gate !== null,
  });
  const json = flags.has('json');
  const keepsHistory = !flags.has('no-history');
  return conductExperiment({ spec, runtimes, gate, json, keepsHistory, reportPath }, io);
}
