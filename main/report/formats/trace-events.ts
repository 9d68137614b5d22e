/** The identity of what is drawn on one track: numbers of a trace, not of the system. */
export interface Track {
  readonly pid: number;
  readonly tid: number;
}

type Arguments = Readonly<Record<string, string | number>>;

/** An event of the Trace Event Format; times in microseconds, with a fraction for nanoseconds. */
export interface TraceEvent extends Track {
  /** `X` complete, `b` and `e` the ends of what may overlap, `C` a counter, `M` a name. */
  readonly ph: 'X' | 'b' | 'e' | 'C' | 'M';
  readonly name: string;
  readonly ts: number;
  readonly cat?: string;
  readonly dur?: number;
  readonly id?: string;
  readonly args?: Arguments;
}

/** A name or a place for a process or thread of the trace. */
export function nameEvent(
  { pid, tid }: Track,
  name:
    'process_name' | 'process_labels' | 'process_sort_index' | 'thread_name' | 'thread_sort_index',
  value: string | number,
): TraceEvent {
  const key = name.endsWith('_index') ? 'sort_index' : name.endsWith('_labels') ? 'labels' : 'name';
  return { ph: 'M', pid, tid, ts: 0, name, args: { [key]: value } };
}

/** What nothing else on the same track overlaps. Ends are whole nanoseconds, not before 0. */
export function completeEvent(
  track: Track,
  stretch: { readonly startNs: number; readonly endNs: number },
  parts: { readonly name: string; readonly cat: string; readonly args: Arguments },
): TraceEvent {
  const { startNs, endNs } = stretch;
  return {
    ph: 'X',
    ...track,
    ts: microseconds(startNs),
    dur: microseconds(endNs - startNs),
    ...parts,
  };
}

/** Both ends of what may overlap others; it does not overlap what has the same `id`. */
export function asyncEvents(
  track: Track,
  stretch: { readonly startNs: number; readonly endNs: number },
  parts: {
    readonly name: string;
    readonly cat: string;
    readonly id: string;
    readonly args: Arguments;
  },
): readonly TraceEvent[] {
  const { name, cat, id } = parts;
  return [
    { ph: 'b', ...track, ts: microseconds(stretch.startNs), ...parts },
    { ph: 'e', ...track, ts: microseconds(stretch.endNs), name, cat, id },
  ];
}

export function counterEvent(
  track: Track,
  atNs: number,
  name: string,
  args: Arguments,
): TraceEvent {
  return { ph: 'C', ...track, ts: microseconds(atNs), name, args };
}

/**
 * Readers multiply by 1000 and cut off what is behind the point: a time that came out a nanosecond
 * early would overlap the one before it. The next greater number comes out right.
 */
export function microseconds(wholeNs: number): number {
  const us = wholeNs / 1000;
  return Math.trunc(us * 1000) < wholeNs ? us * (1 + Number.EPSILON) : us;
}
