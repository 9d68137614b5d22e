const CLOSE = 0x29;

/**
 * State letter of a thread from the bytes of `/proc/PID/task/TID/stat` (proc(5)); `null` for anything
 * else. It stands behind the name in its parentheses, which may hold any byte.
 */
export function parseThreadState(bytes: Uint8Array, length = bytes.length): string | null {
  let close = length - 1;
  while (close >= 0 && bytes[close] !== CLOSE) close -= 1;
  const letter = bytes[close + 2];
  return close < 0 || close + 2 >= length || letter === undefined
    ? null
    : String.fromCharCode(letter);
}
