/** Longer ones are cut: some programs put all their settings there. */
export const MAX_COMMAND_BYTES = 4096;

export interface CommandLine {
  readonly command: readonly string[];
  readonly isCommandCut: boolean;
}

/**
 * Parses `/proc/PID/cmdline`: each argument ends with a zero byte. Programs may write over it with
 * a title of their own, padded by zeros or without any.
 */
export function parseCommandLine(bytes: Buffer): CommandLine {
  const isCommandCut = bytes.length > MAX_COMMAND_BYTES;
  const text = bytes.toString('utf8', 0, Math.min(bytes.length, MAX_COMMAND_BYTES));
  const parts = text.replace(/\0+$/, '').split('\0');
  return { command: parts.length === 1 && parts[0] === '' ? [] : parts, isCommandCut };
}
