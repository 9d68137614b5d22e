import type { TimelineColours } from './timeline-colours.ts';

/** Each colour is its own name. */
export function testColours(): TimelineColours {
  return new Proxy({} as TimelineColours, { get: (_, name) => name });
}
