import { z } from 'zod';

import type { ExperimentResult } from '../../../contract/experiment-result.ts';
import { err, ok, type Result, toError } from '../../../contract/result.ts';
import type { RunResult } from '../../../contract/run.ts';
import { type ParseFailure, parseUnknown } from '../../parsing/parse-unknown.ts';
import { experimentResult } from '../../store/history/experiment-schemas.ts';
import { runResult } from '../../store/history/run-schemas.ts';

const SCHEMAS = ['corelane.run/1', 'corelane.experiment/1', 'corelane.report/1'] as const;

const labelled = z.object({ schema: z.enum(SCHEMAS) });
const several = z.object({ items: z.array(z.unknown()).min(1).max(10_000) });

type AnyResult = RunResult | ExperimentResult;

/**
 * The results in a text, as `run --json`, `compare --json` and `report --json` print them.
 * @param name of the file, for the sentences
 */
export function parseResults(text: string, name: string): Result<readonly AnyResult[]> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (thrown) {
    return err(
      'no-json',
      `'${name}' is no JSON (${toError(thrown).message}): give what 'run --json' or 'compare --json' prints, or an exported history.`,
    );
  }
  return resultsOf(value, name);
}

function resultsOf(value: unknown, name: string): Result<readonly AnyResult[]> {
  switch (parseUnknown(labelled, value).data?.schema) {
    case 'corelane.run/1':
      return single(runResult, value, name);
    case 'corelane.experiment/1':
      return single(experimentResult, value, name);
    case 'corelane.report/1':
      return allOf(value, name);
    case undefined:
      return err('no-result', noResult(value, name));
  }
}

function noResult(value: unknown, name: string): string {
  const schema = parseUnknown(z.object({ schema: z.string() }), value).data?.schema;
  const seen = schema === undefined ? 'missing' : `'${schema.slice(0, 100)}'`;
  return `'${name}' is no result of Corelane: its schema is ${seen}, not one of ${SCHEMAS.join(', ')}.`;
}

function allOf(value: unknown, name: string): Result<readonly AnyResult[]> {
  const parsed = parseUnknown(several, value);
  if (!parsed.success) return damaged(parsed.error, name);
  const results: AnyResult[] = [];
  for (const [index, item] of parsed.data.items.entries()) {
    const place = `${name}, item ${index + 1}`;
    const isReport = parseUnknown(labelled, item).data?.schema === 'corelane.report/1';
    const found = isReport
      ? err('damaged', `'${place}' is a report of its own.`)
      : resultsOf(item, place);
    if (!found.ok) return found;
    results.push(...found.value);
  }
  return ok(results);
}

function single<Value extends AnyResult>(
  schema: z.ZodType<Value>,
  value: unknown,
  name: string,
): Result<readonly Value[]> {
  const parsed = parseUnknown(schema, value);
  return parsed.success ? ok([parsed.data]) : damaged(parsed.error, name);
}

function damaged({ issues }: ParseFailure, name: string): Result<never> {
  const [issue] = issues;
  const place = issue === undefined || issue.path.length === 0 ? 'it' : issue.path.join('.');
  return err('damaged', `'${name}' is damaged: ${place}: ${issue?.message ?? 'unreadable'}.`);
}
