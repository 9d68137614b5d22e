import { MS_PER_CLOCK_TICK } from './cpu-times.ts';
import { nameEnd } from './thread-state.ts';

/** Of `/proc/PID/stat` what is read of every process at every tick. */
export interface ProcessStat {
  /** State letter of its main thread. */
  readonly state: string;
  /** User and system time, in steps of 10 ms. */
  readonly cpuMs: number;
  /** The same of the children that it has waited for, theirs included. */
  readonly childTimesMs: number;
  /** Threads that it has, those included that have ended and are still listed. */
  readonly threads: number;
  /** Since the machine's start. */
  readonly startedMs: number;
  readonly rssPages: number;
}

const [SPACE, MINUS, ZERO, NINE] = [0x20, 0x2d, 0x30, 0x39];

/** Fields are counted as in proc(5): the state is number 3, behind the name. */
const [PARENT, USER, SYSTEM, CHILD_USER, CHILD_SYSTEM] = [4, 14, 15, 16, 17];
const [THREADS, START, RSS] = [20, 22, 24];

/** One for all lines: parsing is synchronous. */
const numbers = new Float64Array(RSS + 1);

/** Parses `/proc/PID/stat` from its bytes, without making a text; `null` for anything else. */
export function parseProcessStat(bytes: Uint8Array, length = bytes.length): ProcessStat | null {
  const stateAt = nameEnd(bytes, length) + 2;
  const letter = bytes[stateAt];
  if (stateAt < 2 || letter === undefined) return null;
  if (!parseNumbers(bytes, stateAt + 2, length)) return null;
  return {
    state: String.fromCharCode(letter),
    cpuMs: (numberOf(USER) + numberOf(SYSTEM)) * MS_PER_CLOCK_TICK,
    childTimesMs: (numberOf(CHILD_USER) + numberOf(CHILD_SYSTEM)) * MS_PER_CLOCK_TICK,
    threads: numberOf(THREADS),
    startedMs: numberOf(START) * MS_PER_CLOCK_TICK,
    rssPages: numberOf(RSS),
  };
}

function numberOf(field: number): number {
  return numbers[field] ?? NaN;
}

/** The fields from the parent on; whether all of them are numbers, and none is cut off. */
function parseNumbers(bytes: Uint8Array, from: number, length: number): boolean {
  let at = from;
  for (let field = PARENT; field <= RSS; field += 1) {
    const isNegative = bytes[at] === MINUS;
    if (isNegative) at += 1;
    const begin = at;
    let value = 0;
    for (let digit = digitAt(bytes, at, length); digit >= 0; digit = digitAt(bytes, at, length)) {
      value = value * 10 + digit;
      at += 1;
    }
    const isNumber = at > begin && Number.isFinite(value);
    if (!isNumber || at >= length || bytes[at] !== SPACE) return false;
    numbers[field] = isNegative ? -value : value;
    at += 1;
  }
  return true;
}

/** -1: there is none. */
function digitAt(bytes: Uint8Array, at: number, length: number): number {
  const byte = at < length ? bytes[at] : undefined;
  return byte === undefined || byte < ZERO || byte > NINE ? -1 : byte - ZERO;
}
