/** Work that may rest between its parts, and tells how far it is: 0 … 1. */
export type SlicedWork<Value> = Generator<number, Value, void>;

/** How work that takes long leaves room for others on the same thread. */
export interface Slicing {
  /** Resolves when others had their turn. */
  readonly rest: () => Promise<void>;
  readonly nowMs?: () => number;
  /** Before each rest. */
  readonly onShare?: (share: number) => void;
  /** Asked after each rest. */
  readonly isCancelled?: () => boolean;
}

/** Half of what is noticed as a pause: a part may take a little longer than is left of it. */
const SLICE_MS = 25;

/** All of it at once. */
export function atOnce<Value>(work: SlicedWork<Value>): Value {
  for (;;) {
    const part = work.next();
    if (part.done === true) return part.value;
  }
}

/** Work that is a part of other work: from this share of it to that one. */
export function* sharesBetween<Value>(
  work: SlicedWork<Value>,
  from: number,
  to: number,
): SlicedWork<Value> {
  for (;;) {
    const part = work.next();
    if (part.done === true) return part.value;
    yield from + (to - from) * part.value;
  }
}

/** With rests between its parts; `null`: it was cancelled. */
export async function inSlices<Value>(
  work: SlicedWork<Value>,
  { rest, nowMs = () => performance.now(), onShare, isCancelled }: Slicing,
): Promise<Value | null> {
  let sinceMs = nowMs();
  for (let part = work.next(); ; part = work.next()) {
    if (part.done === true) return part.value;
    if (nowMs() - sinceMs < SLICE_MS) continue;
    onShare?.(part.value);
    await rest();
    if (isCancelled?.() === true) return null;
    sinceMs = nowMs();
  }
}
