// The part of the probe in the page: waits for an enabled button Run, and for the frame that shows it.
const { ipcRenderer } = require('electron');

/** The page's first paint is told some frames late; in a page that is never shown, not at all. */
const PAINT_PATIENCE_MS = 3_000;

const firstPaint = new Promise((resolve) => {
  const told = new PerformanceObserver((list) => {
    const [paint] = list.getEntriesByName('first-contentful-paint');
    if (paint !== undefined) resolve(performance.timeOrigin + paint.startTime);
  });
  told.observe({ type: 'paint', buffered: true });
});

const observer = new MutationObserver(look);
observer.observe(document, { subtree: true, childList: true, attributeFilter: ['disabled'] });
look();

function look() {
  if (![...document.querySelectorAll('button[type=submit]')].some(isUsable)) return;
  observer.disconnect();
  requestAnimationFrame(() => {
    // A message that is sent in a frame arrives when the frame has been painted.
    const { port1, port2 } = new MessageChannel();
    port2.onmessage = () => void tell(Date.now());
    port1.postMessage(null);
  });
}

function isUsable(button) {
  const isInSight = button.getClientRects().length > 0;
  return isInSight && !button.disabled && button.textContent.trim().startsWith('Run');
}

async function tell(interactiveAtMs) {
  const late = new Promise((resolve) => setTimeout(() => resolve(null), PAINT_PATIENCE_MS));
  const firstPaintAtMs = await Promise.race([firstPaint, late]);
  ipcRenderer.send('bench:interactive', { interactiveAtMs, firstPaintAtMs });
}
