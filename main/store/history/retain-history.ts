import type { Retention } from '../../../contract/history.ts';
import { KeptOutputs } from '../../command/kept-outputs.ts';
import { sweepOutputs } from '../../command/sweep-outputs.ts';
import { findItem } from './item.ts';
import { applyRetention, keptRuns } from './retention.ts';
import { UNDO_MS } from './sessions.ts';
import type { Sqlite } from './sqlite.ts';

/**
 * Keeps the history, and what programs wrote beside it, within their bounds.
 * @param outputs folder of all outputs; `null`: the history lives in memory and has none
 */
export function retainHistory(
  database: Sqlite,
  outputs: string | null,
  retention: Retention,
  at: Date,
): void {
  const isOurs = (runId: string): boolean => findItem(database, 'run', runId) !== undefined;
  applyRetention(database, retention, at, new KeptOutputs(outputs, isOurs));
  if (outputs === null) return;
  const kept = keptRuns(database, new Date(at.getTime() - UNDO_MS));
  sweepOutputs(outputs, (runId) => kept.has(runId), at.getTime());
}
