/** Runs in the page. Resolves when the window's frame is there: from then on it listens to commands. */
export const WINDOW_OPEN_SCRIPT = `new Promise((resolve) => {
  const look = () => {
    if (document.querySelector('.app-frame') === null) return;
    observer.disconnect();
    resolve();
  };
  const observer = new MutationObserver(look);
  observer.observe(document, { childList: true, subtree: true });
  look();
})`;

/** So long nothing has changed in the view: charts and curves come one after the other. */
const STILL_MS = 500;

/**
 * Runs in the page. Resolves when the comparison is in front, nothing of it is still being loaded, its
 * charts are there, and it has stood still for a moment.
 */
export const COMPARE_DRAWN_SCRIPT = `new Promise((resolve) => {
  let timer;
  const find = () => document.querySelector('.compare-view[data-live-view]');
  const isThere = (view) => view !== null && view.checkVisibility()
    && view.querySelector('svg') !== null && view.querySelector('[aria-busy="true"]') === null;
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(look, ${STILL_MS});
  };
  const look = () => {
    if (!isThere(find())) return wait();
    observer.disconnect();
    document.fonts.ready.then(() => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  };
  // What goes on elsewhere in the window, as the monitor's own figures, never stands still.
  const observer = new MutationObserver((changes) => {
    if (changes.some(({ target }) => find()?.contains(target))) wait();
  });
  observer.observe(document, { attributes: true, childList: true, subtree: true });
  wait();
})`;
