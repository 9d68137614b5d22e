/** Of its characters, more could not be read than any text in another encoding has. */
const UNREADABLE_SHARE = 0.1;

/** Whether what was written is no text: it has zeros in it, or much that is no UTF-8. */
export function looksBinary(text: string): boolean {
  if (text.includes('\0')) return true;
  const unreadable = text.split('\uFFFD').length - 1;
  return unreadable > text.length * UNREADABLE_SHARE;
}
