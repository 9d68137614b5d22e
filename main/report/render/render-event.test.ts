import { describe, expect, it } from 'vitest';

import { parseRenderLine, type RenderEvent, renderLine } from './render-event.ts';

const EVENTS: readonly RenderEvent[] = [
  { event: 'step', what: 'Figure “</script>\u2028”', done: 1, total: 3 },
  { event: 'file', path: '/tmp/a\n"b".png' },
  { event: 'failed', code: 'unwritable', message: 'No.' },
  { event: 'done' },
];

describe('parseRenderLine', () => {
  it.each(EVENTS)('reads what was written: $event', (event) => {
    const line = renderLine(event);
    expect(line.indexOf('\n')).toBe(line.length - 1);
    expect(parseRenderLine(line.trimEnd())).toEqual(event);
  });

  it.each([
    '[1:ERROR:bus.cc(407)] Failed to connect',
    '',
    '{"event":"step","what":"x"}',
    '{"event":"other"}',
    '{"event":"file","path":',
  ])('takes %j for none', (line) => expect(parseRenderLine(line)).toBeNull());
});
