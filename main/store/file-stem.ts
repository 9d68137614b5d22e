const MAX_CHARACTERS = 60;

/** A name without an ending that every file system takes; `fallback` where nothing is left of it. */
export function fileStem(text: string, fallback: string): string {
  const words = text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, MAX_CHARACTERS);
  return words === '' ? fallback : words;
}
