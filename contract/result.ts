/** What crosses a border: a value, or an error that says what was seen and what to do. */
export type Result<Value, Code extends string = string> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: Failure<Code> };

/** An expected failure. `message` is one sentence for the user: what was seen, and what to do. */
export interface Failure<Code extends string = string> {
  readonly code: Code;
  readonly message: string;
}

export function ok<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value };
}

export function err<Code extends string>(
  code: Code,
  message: string,
): { readonly ok: false; readonly error: Failure<Code> } {
  return { ok: false, error: { code, message } };
}

/** Turns whatever was thrown into an Error, so that nothing is lost. */
export function toError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}

/** Makes an exhaustive `switch` a compile-time promise. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
}
