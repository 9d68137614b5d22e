const CLOSE = 0x29;

/**
 * Where the name ends in the bytes of a `stat` under /proc; -1: there is none. It stands in parentheses
 * and may hold any byte, so the last closing one is its end.
 */
export function nameEnd(bytes: Uint8Array, length: number): number {
  let close = length - 1;
  while (close >= 0 && bytes[close] !== CLOSE) close -= 1;
  return close;
}

/** State letter of a thread from the bytes of `/proc/PID/task/TID/stat` (proc(5)); `null` for anything else. */
export function parseThreadState(bytes: Uint8Array, length = bytes.length): string | null {
  const close = nameEnd(bytes, length);
  const letter = bytes[close + 2];
  return close < 0 || close + 2 >= length || letter === undefined
    ? null
    : String.fromCharCode(letter);
}
