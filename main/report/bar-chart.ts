import { axisTicks } from './axis-ticks.ts';
import type { Html } from './html.ts';
import { html } from './html.ts';

export interface Bar {
  readonly label: string;
  readonly value: number;
  /** The value as a text with its unit. */
  readonly text: string;
}

const WIDTH_PX = 880;
const LABEL_WIDTH_PX = 250;
const VALUE_WIDTH_PX = 90;
const ROW_HEIGHT_PX = 30;
const BAR_HEIGHT_PX = 18;
const AXIS_HEIGHT_PX = 46;

const PLOT_WIDTH_PX = WIDTH_PX - LABEL_WIDTH_PX - VALUE_WIDTH_PX;

/**
 * Horizontal bars over an axis that begins at zero, as an SVG without script or style of its own.
 * @param axisTitle quantity and unit
 */
export function barChart(title: string, axisTitle: string, bars: readonly Bar[]): Html {
  const ticks = axisTicks(Math.max(0, ...bars.map(({ value }) => value)));
  const end = ticks.at(-1) ?? 1;
  const toX = (value: number): number => LABEL_WIDTH_PX + (value / end) * PLOT_WIDTH_PX;
  const plotHeight = bars.length * ROW_HEIGHT_PX;
  return html`<svg
    viewBox="0 0 ${WIDTH_PX} ${plotHeight + AXIS_HEIGHT_PX}"
    role="img"
    aria-label="${title}"
  >
    ${ticks.map((tick) => gridLine(toX(tick), plotHeight, String(tick)))}
    ${bars.map((bar, index) => row(bar, index * ROW_HEIGHT_PX, toX(bar.value)))}
    <text class="axis" x="${LABEL_WIDTH_PX + PLOT_WIDTH_PX / 2}" y="${plotHeight + 40}">
      ${axisTitle}
    </text>
  </svg>`;
}

function gridLine(x: number, heightPx: number, label: string): Html {
  return html`<line class="grid" x1="${x}" x2="${x}" y1="0" y2="${heightPx}" />
    <text class="axis" x="${x}" y="${heightPx + 18}">${label}</text>`;
}

function row({ label, text }: Bar, top: number, endX: number): Html {
  const middle = top + ROW_HEIGHT_PX / 2;
  return html`<text class="label" x="${LABEL_WIDTH_PX - 10}" y="${middle + 5}">${label}</text>
    <rect
      class="bar"
      x="${LABEL_WIDTH_PX}"
      y="${middle - BAR_HEIGHT_PX / 2}"
      width="${Math.max(1, endX - LABEL_WIDTH_PX)}"
      height="${BAR_HEIGHT_PX}"
    />
    <text class="value" x="${endX + 8}" y="${middle + 5}">${text}</text>`;
}
