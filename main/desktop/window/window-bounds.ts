/** In device-independent pixels, as Electron's `screen` and `BrowserWindow` have them. */
export interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface WindowState {
  readonly bounds: Bounds;
  readonly maximized: boolean;
}

export const MIN_WIDTH_PX = 1024;
export const MIN_HEIGHT_PX = 700;
const DEFAULT_WIDTH_PX = 1280;
const DEFAULT_HEIGHT_PX = 800;

/** Enough of the title bar to take hold of the window with the mouse. */
const MIN_GRIP_PX = 64;

/**
 * Where the window opens. Remembered bounds hold only while a display still shows their title bar:
 * a screen that was unplugged since must not leave a window nobody can reach.
 * @param workAreas of the displays, the primary one first
 */
export function openingBounds(
  remembered: Bounds | null,
  workAreas: readonly Bounds[],
): Partial<Bounds> & Pick<Bounds, 'width' | 'height'> {
  if (remembered === null) return fitSize(DEFAULT_WIDTH_PX, DEFAULT_HEIGHT_PX, workAreas[0]);
  const area = workAreas.find((candidate) => showsTitleBar(remembered, candidate));
  const size = fitSize(remembered.width, remembered.height, area ?? workAreas[0]);
  // Without x and y Electron centres the window on the primary display.
  return area === undefined ? size : { x: remembered.x, y: remembered.y, ...size };
}

function showsTitleBar(window: Bounds, area: Bounds): boolean {
  const left = Math.max(window.x, area.x);
  const right = Math.min(window.x + window.width, area.x + area.width);
  const isTopInside = window.y >= area.y && window.y <= area.y + area.height - MIN_GRIP_PX;
  return right - left >= MIN_GRIP_PX && isTopInside;
}

/** The minimum wins over a small display: below it the page has no sensible layout. */
function fitSize(widthPx: number, heightPx: number, area: Bounds | undefined) {
  return {
    width: Math.max(MIN_WIDTH_PX, Math.min(widthPx, area?.width ?? widthPx)),
    height: Math.max(MIN_HEIGHT_PX, Math.min(heightPx, area?.height ?? heightPx)),
  };
}
