import { z } from 'zod';

import type { HistoryId, HistoryPatch, HistoryQuery } from '../../../contract/history.ts';
import { boundedText } from '../../store/launch-schemas.ts';

const MAX_PAGE = 500;
const MAX_ITEMS = 10_000;
const MAX_TAGS = 50;
const MAX_TAG_CHARACTERS = 100;
const MAX_TITLE_CHARACTERS = 500;
const MAX_NOTE_CHARACTERS = 100_000;

/** As many curves as can be told apart, and some more. */
const MAX_OVERLAID = 16;

const kind = z.enum(['run', 'experiment']);

export const historyQuery: z.ZodType<HistoryQuery> = z.strictObject({
  text: boundedText,
  kind: kind.nullable(),
  starredOnly: z.boolean(),
  withRunsOfExperiments: z.boolean(),
  offset: z.int().min(0),
  limit: z.int().min(1).max(MAX_PAGE),
});

export const historyId: z.ZodType<HistoryId> = z.strictObject({ kind, id: boundedText });

export const historyIds = z.array(historyId).min(1).max(MAX_ITEMS);

export const overlaidRuns = z.array(boundedText).min(1).max(MAX_OVERLAID);

const historyPatch: z.ZodType<HistoryPatch> = z.strictObject({
  title: z.string().max(MAX_TITLE_CHARACTERS).exactOptional(),
  starred: z.boolean().exactOptional(),
  tags: z.array(z.string().min(1).max(MAX_TAG_CHARACTERS)).max(MAX_TAGS).exactOptional(),
  note: z.string().max(MAX_NOTE_CHARACTERS).exactOptional(),
});

export const historyUpdate = z.strictObject({ item: historyId, patch: historyPatch });
