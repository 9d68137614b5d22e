import type { Page } from '@playwright/test';

/**
 * What of the page nobody could get into sight, by what it says: clipped by something that does not
 * scroll, outside the window, or above and left of where scrolling begins. Text that ends in an ellipsis,
 * and what is there for screen readers alone, do not count.
 */
export function cutOff(page: Page): Promise<readonly string[]> {
  return page.evaluate<readonly string[]>(SCRIPT);
}

// A string: the tests are checked without the types of a page.
const SCRIPT = `(() => {
  const CONTROLS = 'button, input, select, textarea, [role="slider"]';
  const TEXTS = 'h1, h2, h3, p, td, th, dt, dd, li, label, legend, figcaption';
  const UNSEEN = '.visually-hidden, [aria-hidden="true"], dialog:not([open]), svg';
  const AXES = [
    ['left', 'right', 'overflowX', 'scrollLeft'],
    ['top', 'bottom', 'overflowY', 'scrollTop'],
  ];

  function isCut(element) {
    const isControl = element.matches(CONTROLS);
    return AXES.some((axis) => isCutAlong(element, isControl, axis));
  }

  function isCutAlong(element, isControl, [start, end, overflow, scroll]) {
    let box = element.getBoundingClientRect();
    const isOutside = (edges) =>
      isControl
        ? box[start] < edges[start] - 2 || box[end] > edges[end] + 2
        : box[end] <= edges[start] + 1 || box[start] >= edges[end] - 1;
    for (let inner = element; inner.parentElement !== null; inner = inner.parentElement) {
      if (getComputedStyle(inner).position === 'fixed') break;
      const outer = inner.parentElement;
      const style = getComputedStyle(outer);
      if (outer === document.body) break;
      if (style[overflow] === 'visible' || style.textOverflow === 'ellipsis') continue;
      const edges = outer.getBoundingClientRect();
      if (style[overflow] === 'auto' || style[overflow] === 'scroll') {
        if (box[start] + outer[scroll] < edges[start] - 1) return true;
        box = edges;
      } else if (isOutside(edges)) {
        return true;
      }
    }
    return isOutside({ left: 0, top: 0, right: innerWidth, bottom: innerHeight });
  }

  function isSeen(element) {
    const { width, height } = element.getBoundingClientRect();
    return width > 2 && height > 2 && element.checkVisibility() && element.closest(UNSEEN) === null;
  }

  const found = [...document.querySelectorAll(CONTROLS + ', ' + TEXTS)].filter(isSeen).filter(isCut);
  return found.map(
    (element) => element.localName + ': ' + (element.ariaLabel ?? element.innerText ?? element.id),
  );
})()`;
