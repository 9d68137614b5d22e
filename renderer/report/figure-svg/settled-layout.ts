/** Frames in a row without a change: charts first learn their size, then draw, then place labels. */
const CALM_FRAMES = 3;
const MAX_FRAMES = 120;

/** A page that is not shown draws no frames. */
const FRAME_TIMEOUT_MS = 100;

/** Resolves when fonts are there and nothing moves any more, or after some seconds anyway. */
export async function settledLayout(): Promise<void> {
  await document.fonts.ready;
  let before = '';
  let calmFrames = 0;
  for (let frame = 0; frame < MAX_FRAMES && calmFrames < CALM_FRAMES; frame += 1) {
    await nextFrame();
    const now = layoutText();
    calmFrames = now === before && hasAllCharts() ? calmFrames + 1 : 0;
    before = now;
  }
}

function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, FRAME_TIMEOUT_MS);
    requestAnimationFrame(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}

/** A chart first measures the place that it is given. */
function hasAllCharts(): boolean {
  const places = [...document.querySelectorAll('.recharts-responsive-container')];
  return places.every((place) => !place.checkVisibility() || place.querySelector('svg') !== null);
}

/** Sizes of all that is drawn. */
function layoutText(): string {
  const drawn = [...document.querySelectorAll('[data-figure], [data-figure] svg')];
  const sizes = drawn.map((element) => {
    const { width, height } = element.getBoundingClientRect();
    return `${width}x${height}:${element.childElementCount}`;
  });
  return [document.documentElement.scrollHeight, ...sizes].join(' ');
}
