import { type CommandPhase, commandPhases } from './command-phases.ts';
import { isAttached } from './command-request.ts';
import { medianRun } from './median-run.ts';
import { type OutputExcerpt, outputExcerpt } from './output-excerpt.ts';
import type { ReportedItem } from './report.ts';
import type { RunResult } from './run.ts';

/** A run of a program of the user's own that stands in a report. */
export interface ReportedProgram {
  /** Of its configuration; empty: it stands alone. */
  readonly label: string;
  readonly run: RunResult;
}

/** What a program wrote, one of its streams. */
export interface ReportedOutput {
  readonly label: string;
  readonly excerpt: OutputExcerpt;
  /** In the folder of the history; `null`: the whole was not kept. */
  readonly place: string | null;
}

const STREAMS = [
  { stream: 'stdout', label: 'Standard output' },
  { stream: 'stderr', label: 'Error output' },
] as const;

/** The run of an item; of an experiment that of each configuration which is nearest to its median. */
export function reportedPrograms(item: ReportedItem): readonly ReportedProgram[] {
  const runs =
    item.kind === 'run'
      ? [{ label: '', run: item.result }]
      : item.result.configurations.flatMap((configuration) => {
          const run = medianRun(configuration);
          return run === null ? [] : [{ label: configuration.label, run }];
        });
  return runs.filter(({ run: { command = null } }) => command !== null);
}

/** A line of a table of phases. */
export interface ReportedPhase extends CommandPhase {
  /** Of its configuration; empty: it stands alone. */
  readonly label: string;
}

/** More make no table that is read. */
export const MOST_REPORTED_PHASES = 200;

/** By the marks of its programs; none where none has any. */
export function reportedPhases(item: ReportedItem): readonly ReportedPhase[] {
  return reportedPrograms(item).flatMap(({ label, run }) =>
    commandPhases(run).map((phase) => ({ label, ...phase })),
  );
}

/** Those that something was written to. What a process that was only watched writes nobody reads. */
export function reportedOutputs(run: RunResult): readonly ReportedOutput[] {
  const { command = null, runId } = run;
  if (command === null || isAttached(run)) return [];
  return STREAMS.filter(({ stream }) => command[stream].bytes > 0).map(({ stream, label }) => ({
    label,
    excerpt: outputExcerpt(command[stream]),
    place: command[stream].path === null ? null : `outputs/${runId}/${stream}`,
  }));
}

/** Programs of an item that wrote something. */
export function reportedWriters(item: ReportedItem): readonly ReportedProgram[] {
  return reportedPrograms(item).filter(({ run }) => reportedOutputs(run).length > 0);
}

/**
 * How much of an output stands there, and where the rest is.
 * @param size of all of it, in words
 */
export function outputNote({ excerpt, place }: ReportedOutput, size: string): string {
  const { kind, isCut, lines } = excerpt;
  const where =
    place === null
      ? 'The whole was not kept.'
      : `The whole is kept beside the history that recorded it, in ${place}.`;
  if (kind === 'binary') return `${size} of binary data, no text that could be shown. ${where}`;
  if (!isCut) return `All of it: ${size}.`;
  return `The last ${lines.length === 1 ? 'line' : `${lines.length} lines`} of ${size}. ${where}`;
}
