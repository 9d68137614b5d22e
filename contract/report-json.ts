/** Numbers of a column as JSON can hold them: what is not known as `null`. */
interface PackedColumn {
  readonly $column: readonly (number | null)[];
}

/** A value as JSON; columns of numbers may be anywhere in it. */
export function toReportJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner instanceof Float64Array || inner instanceof Float32Array ? packed(inner) : inner,
  );
}

/**
 * What `toReportJson` was given, every column as 64-bit floats.
 * @throws SyntaxError for what is no JSON
 */
export function fromReportJson(text: string): unknown {
  const value: unknown = JSON.parse(text, (_key, inner: unknown) =>
    isPacked(inner) ? Float64Array.from(inner.$column, (number) => number ?? NaN) : inner,
  );
  return value;
}

function packed(column: Float64Array | Float32Array): PackedColumn {
  return { $column: Array.from(column, (number) => (Number.isFinite(number) ? number : null)) };
}

function isPacked(value: unknown): value is PackedColumn {
  return typeof value === 'object' && value !== null && '$column' in value;
}
