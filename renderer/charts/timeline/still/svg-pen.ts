import type { Pen } from '../pen.ts';

/** One thing of a picture, in its order. */
export type SvgShape =
  | {
      readonly kind: 'path';
      readonly d: string;
      /** `null`: it is a line. */
      readonly fill: string | null;
      readonly stroke: string | null;
      readonly strokePx: number;
      readonly dash: string | null;
      /** Place of the shape that it is cut to; `null`: it is not. */
      readonly clip: number | null;
    }
  | { readonly kind: 'clip'; readonly d: string }
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly x: number;
      /** Of the line that the letters stand on. */
      readonly y: number;
      readonly anchor: 'start' | 'middle' | 'end';
      readonly fill: string;
    };

/** Of all text: that of the timeline in the window. */
export const TEXT_PX = 11;

/** From the middle of the letters down to their line; not every program knows another one. */
const MIDDLE_PX = TEXT_PX * 0.35;

const ANCHORS: Readonly<Record<CanvasTextAlign, 'start' | 'middle' | 'end'>> = {
  left: 'start',
  start: 'start',
  center: 'middle',
  right: 'end',
  end: 'end',
};

/**
 * Takes what is drawn on the window's canvases as shapes of an SVG. Colours may be names that a style
 * gives a meaning, so that one picture follows the theme. Pictures of pixels are not drawn with it.
 */
export class SvgPen implements Pen {
  fillStyle: Pen['fillStyle'] = '';
  strokeStyle: Pen['strokeStyle'] = '';
  font = '';
  imageSmoothingEnabled = true;
  lineWidth = 1;
  textAlign: CanvasTextAlign = 'start';
  textBaseline: CanvasTextBaseline = 'alphabetic';
  readonly shapes: SvgShape[] = [];
  #d = '';
  #x = Number.NaN;
  #y = Number.NaN;
  #dash: string | null = null;
  #clip: number | null = null;
  readonly #saved: (number | null)[] = [];

  beginPath(): void {
    this.#d = '';
    [this.#x, this.#y] = [Number.NaN, Number.NaN];
  }

  moveTo(x: number, y: number): void {
    [this.#x, this.#y] = [rounded(x), rounded(y)];
    this.#d += `M${this.#x} ${this.#y}`;
  }

  lineTo(x: number, y: number): void {
    const [toX, toY] = [rounded(x), rounded(y)];
    if (toY === this.#y) this.#d += `H${toX}`;
    else if (toX === this.#x) this.#d += `V${toY}`;
    else this.#d += `L${toX} ${toY}`;
    [this.#x, this.#y] = [toX, toY];
  }

  rect(x: number, y: number, width: number, height: number): void {
    this.#d += rectPath(x, y, width, height);
  }

  fill(): void {
    this.#add(this.#d, colourOf(this.fillStyle), null);
  }

  stroke(): void {
    this.#add(this.#d, null, colourOf(this.strokeStyle));
  }

  fillRect(x: number, y: number, width: number, height: number): void {
    this.#add(rectPath(x, y, width, height), colourOf(this.fillStyle), null);
  }

  fillText(text: string, x: number, y: number): void {
    this.shapes.push({
      kind: 'text',
      ...{ text, x: rounded(x), fill: colourOf(this.fillStyle) },
      y: rounded(this.textBaseline === 'middle' ? y + MIDDLE_PX : y),
      anchor: ANCHORS[this.textAlign],
    });
  }

  clip(): void {
    this.#clip = this.shapes.length;
    this.shapes.push({ kind: 'clip', d: this.#d });
  }

  save(): void {
    this.#saved.push(this.#clip);
  }

  restore(): void {
    this.#clip = this.#saved.pop() ?? null;
  }

  setLineDash(lengths: readonly number[]): void {
    this.#dash = lengths.length === 0 ? null : lengths.join(' ');
  }

  drawImage(): never {
    throw new Error('An SVG pen draws no pictures of pixels.');
  }

  /** What has no extent is left out. */
  #add(d: string, fill: string | null, stroke: string | null): void {
    if (d === '') return;
    const dash = stroke === null ? null : this.#dash;
    const [strokePx, clip] = [this.lineWidth, this.#clip];
    this.shapes.push({ kind: 'path', d, fill, stroke, strokePx, dash, clip });
  }
}

function rectPath(x: number, y: number, width: number, height: number): string {
  const [left, top] = [rounded(x), rounded(y)];
  return `M${left} ${top}H${rounded(x + width)}V${rounded(y + height)}H${left}Z`;
}

/** To the hundredth of a pixel. */
function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}

function colourOf(style: Pen['fillStyle']): string {
  if (typeof style !== 'string') throw new Error('An SVG pen knows plain colours alone.');
  return style;
}
