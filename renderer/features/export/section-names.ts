import type { ReportSection } from '../../../contract/report.ts';

/** Parts of a report, as the dialogue calls them. */
export const SECTION_NAMES: Readonly<Record<ReportSection, string>> = {
  conclusion: 'Conclusion',
  table: 'Result table',
  charts: 'Charts',
  verdicts: 'Verdicts',
  output: 'Output of programs',
  code: 'Code',
  method: 'Method',
  machine: 'Machine',
  reproduce: 'How to reproduce',
};
