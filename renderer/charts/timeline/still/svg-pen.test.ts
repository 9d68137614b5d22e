import { describe, expect, it } from 'vitest';

import { drawArea } from '../draw-area.ts';
import { drawHatch } from '../draw-hatch.ts';
import { SvgPen } from './svg-pen.ts';

const STRIP = { leftPx: 10, topPx: 0, heightPx: 8 };

describe('SvgPen', () => {
  it('makes one path of an area, with the name of its colour', () => {
    const pen = new SvgPen();
    drawArea(pen, Float32Array.of(0.5, 0.5, 1), STRIP, 'var(--task)');
    expect(pen.shapes).toMatchObject([
      { kind: 'path', d: 'M10 8V4H12V0H13V8', fill: 'var(--task)', stroke: null, clip: null },
    ]);
  });

  it('cuts what is drawn between save and restore, and nothing else', () => {
    const pen = new SvgPen();
    drawHatch(pen, [[0, 4]], STRIP, 'grey');
    pen.fillRect(0, 0, 5, 5);
    const [clip, lines, box] = pen.shapes;
    expect(clip).toEqual({ kind: 'clip', d: 'M10 0H14V8H10Z' });
    expect(lines).toMatchObject({ kind: 'path', stroke: 'grey', fill: null, clip: 0 });
    expect(box).toMatchObject({ d: 'M0 0H5V5H0Z', clip: null });
  });

  it('puts text on a line that every program draws alike', () => {
    const pen = new SvgPen();
    pen.textAlign = 'center';
    pen.textBaseline = 'middle';
    pen.fillStyle = 'black';
    pen.fillText('12', 30, 10);
    expect(pen.shapes).toEqual([
      { kind: 'text', text: '12', x: 30, y: 13.85, anchor: 'middle', fill: 'black' },
    ]);
  });

  it('writes dashes only of lines', () => {
    const pen = new SvgPen();
    pen.setLineDash([4, 3]);
    pen.beginPath();
    pen.moveTo(0, 0);
    pen.lineTo(0, 5);
    pen.stroke();
    pen.fillRect(0, 0, 1, 1);
    expect(pen.shapes).toMatchObject([{ d: 'M0 0V5', dash: '4 3' }, { dash: null }]);
  });
});
