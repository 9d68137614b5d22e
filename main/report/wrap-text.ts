/** Breaks a paragraph for a terminal: at 100 characters, between words. */
export function wrapText(text: string): string {
  return text.replace(/(?![^\n]{1,100}$)([^\n]{1,100})\s/g, '$1\n');
}
