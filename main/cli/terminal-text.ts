/** Puts the cursor at the start of the line and leaves the line empty. */
export const ERASE_LINE = '\r\u001B[2K';

/** Names of files and lines of programs may carry escapes that would steer the terminal. Line breaks stay. */
export function printableLines(text: string): string {
  return text.replace(/[^\P{Cc}\n]/gu, '\u{FFFD}');
}

/** Likewise, of text that has to stay on one line. */
export function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, '\u{FFFD}');
}
