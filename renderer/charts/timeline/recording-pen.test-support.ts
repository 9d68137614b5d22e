import type { Pen } from './pen.ts';

/** One call, with the colour it was made in: `fill #0072b2`, `rect 0 10 5 12`. */
export type PenCall = string;

/** A pen that writes down what is drawn with it. */
export function recordingPen(): { readonly pen: Pen; readonly calls: PenCall[] } {
  const calls: PenCall[] = [];
  const note =
    (name: string) =>
    (...args: readonly unknown[]) =>
      void calls.push([name, ...args.map(rounded)].join(' '));
  const pen: Pen = {
    fillStyle: '',
    strokeStyle: '',
    font: '',
    imageSmoothingEnabled: true,
    lineWidth: 1,
    textAlign: 'start',
    textBaseline: 'alphabetic',
    beginPath: note('begin'),
    clip: note('clip'),
    drawImage: note('drawImage'),
    fill: () => note(`fill ${colourOf(pen.fillStyle)}`)(),
    fillRect: (...box: number[]) => note(`fillRect ${colourOf(pen.fillStyle)}`)(...box),
    fillText: note('text'),
    lineTo: note('line'),
    moveTo: note('move'),
    rect: note('rect'),
    restore: note('restore'),
    save: note('save'),
    setLineDash: () => undefined,
    stroke: () => note(`stroke ${colourOf(pen.strokeStyle)}`)(),
  };
  return { pen, calls };
}

/** Calls of one kind. */
export function callsOf(calls: readonly PenCall[], name: string): readonly PenCall[] {
  return calls.filter((call) => call.startsWith(`${name} `) || call === name);
}

/** Nothing here draws with gradients or patterns. */
function colourOf(style: Pen['fillStyle']): string {
  return typeof style === 'string' ? style : 'not a colour';
}

function rounded(value: unknown): unknown {
  return typeof value === 'number' ? Math.round(value * 100) / 100 : value;
}
