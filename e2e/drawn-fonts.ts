import type { Page } from '@playwright/test';

/** A font that letters of the page were drawn with. */
export interface DrawnFont {
  readonly family: string;
  /** Brought by the app, not the system's. */
  readonly isOwn: boolean;
  /** Asked for as one whose letters are of one width. */
  readonly isCode: boolean;
  readonly text: string;
}

interface PlatformFonts {
  readonly fonts: readonly { readonly familyName: string; readonly isCustomFont: boolean }[];
}

/** Fonts of all texts that are seen, as Chromium chose them. */
export async function drawnFonts(page: Page): Promise<readonly DrawnFont[]> {
  const session = await page.context().newCDPSession(page);
  await session.send('DOM.enable');
  await session.send('CSS.enable');
  const { root } = await session.send('DOM.getDocument', { depth: 0 });
  const texts = await page.evaluate<readonly MarkedText[]>(MARK_TEXTS);
  const { nodeIds } = await session.send('DOM.querySelectorAll', {
    nodeId: root.nodeId,
    selector: '[data-drawn-text]',
  });
  const drawn: DrawnFont[] = [];
  for (const [index, nodeId] of nodeIds.entries()) {
    const { fonts }: PlatformFonts = await session.send('CSS.getPlatformFontsForNode', { nodeId });
    const { text = '', isCode = false } = texts[index] ?? {};
    for (const { familyName: family, isCustomFont: isOwn } of fonts) {
      drawn.push({ family, isOwn, isCode, text });
    }
  }
  await session.detach();
  return drawn;
}

type MarkedText = Pick<DrawnFont, 'text' | 'isCode'>;

/** Marks elements that hold text themselves; a string, as the tests know no types of a page. */
const MARK_TEXTS = `(() => {
  const holdsText = (element) =>
    [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== '');
  const isSeen = (element) =>
    element.checkVisibility({ visibilityProperty: true }) && element.closest('.visually-hidden') === null;
  const marked = [...document.querySelectorAll('body *')].filter(holdsText).filter(isSeen);
  for (const element of document.querySelectorAll('[data-drawn-text]')) delete element.dataset.drawnText;
  for (const element of marked) element.dataset.drawnText = '';
  return marked.map((element) => ({
    text: element.textContent.trim(),
    // Chromium tells the fonts of what is inside, too.
    isCode: [element, ...element.querySelectorAll('*')].some((one) =>
      getComputedStyle(one).fontFamily.includes('monospace'),
    ),
  }));
})()`;
