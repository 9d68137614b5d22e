export interface HostExit {
  readonly code: number | null;
  readonly signal: string | null;
}

const SIGNAL_MEANINGS: Readonly<Record<string, string>> = {
  SIGKILL: 'it was killed from outside, often by the system because memory ran out',
  SIGTERM: 'it was asked to end from outside',
  SIGINT: 'it was interrupted from outside',
  SIGHUP: 'its terminal went away',
  SIGSEGV: 'native code of the interpreter or a library crashed',
  SIGBUS: 'native code of the interpreter or a library crashed',
  SIGILL: 'it met a processor instruction that this machine does not have',
  SIGFPE: 'native code divided by zero',
  SIGABRT: 'the interpreter gave up, often because memory ran out',
  SIGTRAP: 'the interpreter gave up, often because memory ran out',
  SIGPIPE: 'it wrote to something that was closed',
  SIGXCPU: 'a limit on CPU time was reached',
};

/** What an exit code or signal says, as the end of a sentence: "exited with code 3 (…)". */
export function exitMeaning(exit: HostExit): string {
  if (exit.signal !== null) {
    const meaning = SIGNAL_MEANINGS[exit.signal];
    return `was ended by ${exit.signal}${meaning === undefined ? '' : ` (${meaning})`}`;
  }
  if (exit.code === null) return 'ended in an unknown way';
  return `exited with code ${exit.code}${codeMeaning(exit.code)}`;
}

function codeMeaning(code: number): string {
  if (code === 0) return ' (it believes that all went well)';
  if (code === 1) return ' (an error: its log says more)';
  // NTSTATUS codes, as Windows reports crashes.
  if (code === 0xc0000005) return ' (native code of the interpreter or a library crashed)';
  if (code === 0xc000013a) return ' (it was interrupted from outside)';
  if (code > 128 && code < 160) return ` (as if by signal ${code - 128})`;
  return '';
}
