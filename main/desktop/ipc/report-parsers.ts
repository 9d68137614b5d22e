import { z } from 'zod';

import { MAX_REPORTED_ITEMS } from '../../../contract/limits.ts';
import type { ReportExport } from '../../../contract/report-export.ts';
import { boundedText } from '../../store/launch-schemas.ts';
import { exportParts } from '../../store/settings-schema.ts';
import { historyId } from './history-parsers.ts';

const MAX_NOTE_CHARACTERS = 100_000;

export const reportedItems = z.array(historyId).min(1).max(MAX_REPORTED_ITEMS);

export const reportExport: z.ZodType<ReportExport> = z.strictObject({
  items: reportedItems,
  title: boundedText,
  note: z.string().max(MAX_NOTE_CHARACTERS),
  choices: z.strictObject(exportParts),
});
