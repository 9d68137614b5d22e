import type { ExperimentBrief } from '../../../contract/experiment-result.ts';
import { cardDifferences } from '../../../contract/machine-card-differences.ts';
import {
  type MachineCell,
  machineTable,
  WORK_DIFFERS,
  workDiffers,
} from '../../../contract/machine-columns.ts';
import { factorText, intervalText } from '../configuration-words.ts';
import { formatMs, UNKNOWN } from '../quantities.ts';
import { markdownTable, markdownText } from './markdown-text.ts';

/** Experiments side by side: a row for each configuration, a column for each machine. */
export function machinesMarkdown(experiments: readonly ExperimentBrief[]): string {
  const { columns, rows } = machineTable(experiments);
  const names = columns.map(({ name }) => markdownText(name));
  const table = markdownTable(
    ['configuration', ...names],
    rows.map(({ label, cells }) => [markdownText(label), ...cells.map(cellText)]),
  );
  const legend =
    'Median with its 95 % CI; speed-up against the baseline of the same machine, with its 95 % CI.\n';
  const work = workDiffers(experiments) ? `${WORK_DIFFERS}\n` : '';
  return [table, legend, work, differences(experiments, names)]
    .filter((part) => part !== '')
    .join('\n');
}

function cellText(cell: MachineCell | null): string {
  if (cell === null) return UNKNOWN;
  const median = `${formatMs(cell.medianWallMs)} (${intervalText(cell.ci95WallMs, formatMs)})`;
  if (cell.isBaseline) return `${median}; baseline`;
  const interval = intervalText(cell.speedupCi95, (value) => value.toFixed(2));
  return `${median}; ${factorText(cell.speedup)} (${interval})`;
}

/** In what the others differ from the first, for whom a comparison of times is barred. */
function differences(experiments: readonly ExperimentBrief[], names: readonly string[]): string {
  const [first, ...others] = experiments;
  if (first === undefined) return '';
  return others
    .map(({ machine }, index) => {
      const found = cardDifferences(first.machine, machine).map(
        ({ label, before, after }) =>
          `${markdownText(label)} ${markdownText(after)}, not ${markdownText(before)}`,
      );
      return found.length === 0 ? '' : `- ${names[index + 1] ?? ''}: ${found.join('; ')}\n`;
    })
    .join('');
}
