import type { z } from 'zod';

import { toError } from '../../contract/result.ts';

/** As much of a schema as is needed. */
export interface Schema<Value> {
  safeParse(value: unknown): z.ZodSafeParseResult<Value>;
}

/** What was wrong, in the order in which it was found; never empty. */
export interface ParseFailure {
  readonly issues: z.core.$ZodIssue[];
}

export type Parsed<Value> =
  | { readonly success: true; readonly data: Value; readonly error?: undefined }
  | { readonly success: false; readonly data?: undefined; readonly error: ParseFailure };

/**
 * Parses what came from outside. Never throws, which `safeParse` itself does for some values: it
 * compares the `length` of whatever has one, and an object may stand there that is no number.
 */
export function parseUnknown<Value>(schema: Schema<Value>, value: unknown): Parsed<Value> {
  try {
    return schema.safeParse(value);
  } catch (thrown) {
    const message = `it can’t be read: ${toError(thrown).message}`;
    const issue = { code: 'custom' as const, path: [], message, input: undefined };
    return { success: false, error: { issues: [issue] } };
  }
}
