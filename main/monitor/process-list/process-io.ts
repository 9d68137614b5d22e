/** What a process has had read from disks and written to them, itself and the children it has collected. */
export interface ProcessIo {
  readonly readBytes: number;
  readonly writtenBytes: number;
}

/** Parses `/proc/PID/io`; `null` where a line is missing. */
export function parseProcessIo(text: string): ProcessIo | null {
  const readBytes = numberAfter(text, '\nread_bytes: ');
  const writtenBytes = numberAfter(text, '\nwrite_bytes: ');
  return readBytes === null || writtenBytes === null ? null : { readBytes, writtenBytes };
}

/** Plain searching: this is read for every process. */
function numberAfter(text: string, label: string): number | null {
  const at = text.indexOf(label);
  if (at < 0) return null;
  const from = at + label.length;
  const end = text.indexOf('\n', from);
  const digits = text.slice(from, end < 0 ? undefined : end);
  return /^\d{1,20}$/.test(digits) ? Number(digits) : null;
}
