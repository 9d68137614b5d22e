import { basename } from 'node:path';

import { err, ok, type Result } from '../../../contract/result.ts';
import { gatherReport } from '../../report/gather/gather-report.ts';
import { type Gathered, reportText } from '../../report/report-text.ts';
import { writeText } from '../../report/write-text.ts';
import type { CliIo } from '../cli-io.ts';
import { EXIT_COMPLETED, EXIT_FAILED } from '../exit-codes.ts';
import type { Flags } from '../flags.ts';
import { ERASE_LINE, printable } from '../terminal-text.ts';
import { UsageError } from '../usage-error.ts';
import { drawReport } from './draw-report.ts';
import { type Interruption, watchInterruption } from './interruption.ts';
import { type OpenedItems, openItems } from './open-items.ts';
import { reportPlace, textPlace } from './report-place.ts';
import { planReport, type ReportPlan, type TextOutput } from './report-plan.ts';

/**
 * `report`: runs and experiments in any format. Each file is written whole or not at all.
 * @param words what is reported: IDs, `last`, files
 * @returns the exit code
 * @throws UsageError when a word names nothing
 */
export async function reportCommand(
  flags: Flags,
  io: CliIo,
  words: readonly string[],
): Promise<number> {
  if (words.length === 0)
    throw new UsageError(
      "What is to be reported is missing: give the ID of a run or an experiment, 'last' for the newest one, or a file.",
    );
  const plan = planReport(flags, io.workingDirectory);
  const interruption = watchInterruption(io);
  try {
    showStep('Reading', io);
    const opened = await openItems(words, io);
    const made = await makeReport(plan, opened, interruption).finally(() => opened.close());
    clearStep(io);
    if (made.ok) return EXIT_COMPLETED;
    io.err(`corelane: ${printable(made.error.message)}\n`);
    return interruption.exitCode() ?? EXIT_FAILED;
  } catch (thrown) {
    clearStep(io);
    throw thrown;
  } finally {
    interruption.stop();
  }
}

async function makeReport(
  { wishes, texts, drawn }: ReportPlan,
  { items }: OpenedItems,
  interruption: Interruption,
): Promise<Result<null>> {
  const { io, signal } = interruption;
  const { keepsAllSamples } = wishes;
  const report = await gatherReport(items, wishes, reportPlace());
  if (!report.ok) return report;
  const gathered = { report: report.value, items, keepsAllSamples };
  for (const text of texts) {
    if (signal.aborted) return interrupted();
    const written = await writeOutput(text, gathered, interruption);
    if (!written.ok) return written;
  }
  if (drawn === null) return ok(null);
  if (signal.aborted) return interrupted();
  const files = await drawReport(report.value, drawn, io);
  return files.ok ? ok(null) : files;
}

async function writeOutput(
  { format, path }: TextOutput,
  gathered: Gathered,
  { io, signal }: Interruption,
): Promise<Result<null>> {
  if (path === null) clearStep(io);
  else showStep(`Writing ${basename(path)}`, io);
  const lines = await reportText(format, gathered, textPlace(io));
  const target = path === null ? { out: (text: string) => io.out(text) } : { path };
  return lines.ok ? writeText(lines.value, target, signal) : lines;
}

function showStep(what: string, io: CliIo): void {
  if (io.isTerminal) io.err(`${ERASE_LINE}${printable(what)}…`);
}

function clearStep(io: CliIo): void {
  if (io.isTerminal) io.err(ERASE_LINE);
}

function interrupted(): Result<never> {
  return err('interrupted', 'Interrupted: nothing more was written.');
}
