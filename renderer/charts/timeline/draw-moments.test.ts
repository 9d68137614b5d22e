import { expect, it } from 'vitest';

import type { NamedMoment } from '../../stores/named-moments.ts';
import { drawMoments } from './draw-moments.ts';
import type { Pen } from './pen.ts';
import { timeGeometry } from './time-geometry.ts';

/** Ticks and names that are drawn for moments of ten seconds on a thousand pixels. */
function drawn(moments: readonly NamedMoment[]) {
  const names: string[] = [];
  let ticks = 0;
  const pen = {
    fillRect: () => (ticks += 1),
    fillText: (text: string) => names.push(text),
  } as unknown as Pen;
  const work = { workStartS: 0, workEndS: 10 };
  drawMoments(pen, timeGeometry([0, 10], 0, 1000), moments, work, { text: '#000' });
  return { ticks, names };
}

it('draws a tick for each moment in sight, and names where there is room', () => {
  expect(
    drawn([
      { name: 'too near to the start', atS: 0.1 },
      { name: 'loaded', atS: 3 },
      { name: 'beside it', atS: 3.1 },
      { name: 'a name that is longer than there is room for', atS: 6 },
      { name: 'out of sight', atS: 11 },
    ]),
  ).toEqual({ ticks: 4, names: ['loaded', 'a name that is l'] });
});
