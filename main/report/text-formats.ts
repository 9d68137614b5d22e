/** Formats that are made of text, in plain Node. In the order in which they are written. */
export const TEXT_FORMATS = [
  'html',
  'md',
  'csv',
  'samples-csv',
  'json',
  'hyperfine',
  'trace',
] as const;

export type TextFormat = (typeof TEXT_FORMATS)[number];

const NAMES: readonly string[] = TEXT_FORMATS;

export function isTextFormat(format: string): format is TextFormat {
  return NAMES.includes(format);
}
