/**
 * Parses `/proc/PID/task/TID/comm`: at most 15 bytes, chosen by the program, and a line break.
 * @param text one character a byte
 */
export function parseThreadName(text: string): string {
  const name = Buffer.from(text, 'latin1').toString('utf8');
  // Anything may stand in it; what can't be seen would make two names look alike.
  return name.replace(/\n$/, '').replace(/\p{C}/gu, '\uFFFD');
}
