import type { WebContents } from 'electron';

import { within } from '../within.ts';

/**
 * Runs in the page. Resolves after two frames on end in which nothing of the page has changed: what
 * fell due while it was hidden, charts that follow a new size and colours that fade need some frames;
 * what is marked as busy waits for main. A page that does not come to rest has been drawn all the same.
 */
const DRAWN_SCRIPT = `new Promise((resolve) => {
  const QUIET_FRAMES = 2;
  const RESTLESS_MS = 500;
  const BUSY_MS = 1500;
  const isBusy = () =>
    [...document.querySelectorAll('[aria-busy="true"]')].some((part) => part.checkVisibility());
  const isFading = () =>
    document.getAnimations().some((one) => one instanceof CSSTransition && one.playState === 'running');
  let waitedFromMs = performance.now();
  const busyEndMs = waitedFromMs + BUSY_MS;
  let [frames, quiet] = [0, 0];
  const observer = new MutationObserver(() => { quiet = 0; });
  observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  const look = () => {
    const nowMs = performance.now();
    if (nowMs < busyEndMs && isBusy()) [quiet, waitedFromMs] = [0, nowMs];
    if (isFading()) quiet = 0;
    const isRestless = frames >= QUIET_FRAMES && nowMs - waitedFromMs > RESTLESS_MS;
    if (quiet >= QUIET_FRAMES || isRestless) { observer.disconnect(); resolve(true); return; }
    quiet += 1;
    frames += 1;
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})`;

/**
 * Lets a page draw while `work` goes on, although its window is hidden, minimised or covered: it
 * counts as visible meanwhile, draws what it owes, and no window comes up. Not to be nested: the
 * inner end would be the outer one's as well.
 */
export async function whileDrawing<Value>(
  contents: WebContents,
  work: () => Promise<Value>,
): Promise<Value> {
  const wasThrottled = contents.getBackgroundThrottling();
  contents.setBackgroundThrottling(false);
  try {
    return await work();
  } finally {
    if (!contents.isDestroyed()) contents.setBackgroundThrottling(wasThrottled);
  }
}

/** Whether the page has drawn what it has to show, within `timeoutMs`. */
export async function isPageDrawn(contents: WebContents, timeoutMs: number): Promise<boolean> {
  return (await within(timeoutMs, contents.executeJavaScript(DRAWN_SCRIPT))) === true;
}
