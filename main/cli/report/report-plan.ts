import { resolve } from 'node:path';

import { CORE_CONVENTIONS } from '../../../contract/core-convention.ts';
import { REPORT_SECTIONS, type ReportSection } from '../../../contract/report.ts';
import type { ReportWishes } from '../../report/gather/gather-report.ts';
import { TEXT_FORMATS, type TextFormat } from '../../report/text-formats.ts';
import { textFlag, wordFlag } from '../flag-values.ts';
import type { Flags } from '../flags.ts';
import { unknownWord, UsageError } from '../usage-error.ts';
import { type DrawnOutputs, drawnOutputs } from './drawn-outputs.ts';

export interface TextOutput {
  readonly format: TextFormat;
  /** Absolute; `null`: standard output. */
  readonly path: string | null;
}

/** What `report` was asked for, beside the items. */
export interface ReportPlan {
  readonly wishes: ReportWishes;
  readonly texts: readonly TextOutput[];
  /** What takes Electron; `null`: nothing. */
  readonly drawn: DrawnOutputs | null;
}

/**
 * Turns the options of `report` into a plan.
 * @param workingDirectory what relative paths are relative to
 * @throws UsageError
 */
export function planReport(flags: Flags, workingDirectory: string): ReportPlan {
  const texts = textOutputs(flags, workingDirectory);
  const drawn = drawnOutputs(flags, workingDirectory);
  refuseDoubled([...texts.map(({ path }) => path ?? '-'), ...(drawn === null ? [] : drawn.paths)]);
  return {
    wishes: {
      words: {
        title: textFlag(flags, 'title') ?? '',
        author: textFlag(flags, 'author') ?? '',
        note: textFlag(flags, 'note') ?? '',
      },
      sections: sectionsOf(flags),
      keepsAllSamples: flags.has('full'),
      convention: wordFlag(flags, 'convention', CORE_CONVENTIONS) ?? 'cores',
    },
    // Somebody who names nothing wants to read something.
    texts: texts.length === 0 && drawn === null ? [{ format: 'md', path: null }] : texts,
    drawn,
  };
}

function textOutputs(flags: Flags, workingDirectory: string): readonly TextOutput[] {
  return TEXT_FORMATS.flatMap((format) => {
    const name = textFlag(flags, format);
    if (name === undefined) return [];
    return [{ format, path: name === '-' ? null : resolve(workingDirectory, name) }];
  });
}

function sectionsOf(flags: Flags): readonly ReportSection[] {
  const text = textFlag(flags, 'sections');
  if (text === undefined) return REPORT_SECTIONS;
  const words = text.split(',').map((word) => word.trim());
  const unknown = words.find((word) => !REPORT_SECTIONS.some((section) => section === word));
  if (unknown !== undefined) throw unknownWord('section', unknown, REPORT_SECTIONS);
  return REPORT_SECTIONS.filter((section) => words.includes(section));
}

/** The one would replace the other, or be mixed with it. */
function refuseDoubled(names: readonly string[]): void {
  const doubled = names.find((name, index) => names.indexOf(name) !== index);
  if (doubled === undefined) return;
  throw new UsageError(
    doubled === '-'
      ? "Only one format can go to standard output ('-'): name files for the others."
      : `'${doubled}' is named twice: each format needs a file of its own.`,
  );
}
