import { z } from 'zod';

/**
 * Runs in the page that is copied. Gives its elements as they stand, with what the markup alone would
 * not tell (what was typed or drawn, how far it is scrolled, what is in the top layer) as attributes. Styles
 * of elements become attributes of data too: the policy of the page refuses them in markup.
 */
export const COPY_SCRIPT = `(() => {
  const root = document.documentElement;
  const copy = root.cloneNode(true);
  const all = (start) => [start, ...start.querySelectorAll('*')];
  const twins = all(copy);
  all(root).forEach((element, index) => {
    const twin = twins[index];
    const { tagName, scrollLeft, scrollTop } = element;
    if (tagName === 'INPUT') {
      twin.toggleAttribute('checked', element.checked);
      twin.setAttribute('value', element.value);
    }
    if (tagName === 'OPTION') twin.toggleAttribute('selected', element.selected);
    if (tagName === 'TEXTAREA') twin.textContent = element.value;
    if (tagName === 'CANVAS' && element.width > 0 && element.height > 0) {
      twin.setAttribute('data-copy-canvas', element.toDataURL());
    }
    if (tagName === 'LINK') twin.setAttribute('href', element.href);
    if (scrollLeft !== 0 || scrollTop !== 0) {
      twin.setAttribute('data-copy-scroll', JSON.stringify([scrollLeft, scrollTop]));
    }
    if (element.matches(':modal')) twin.setAttribute('data-copy-layer', 'modal');
    if (element.matches(':popover-open')) twin.setAttribute('data-copy-layer', 'popover');
    if (element.hasAttribute('style')) {
      twin.setAttribute('data-copy-style', element.getAttribute('style'));
      twin.removeAttribute('style');
    }
  });
  for (const script of copy.querySelectorAll('script, link:not([rel="stylesheet"])')) script.remove();
  const sheet = document.querySelector('link[rel="stylesheet"]');
  return { html: copy.outerHTML, sheetUrl: sheet === null ? null : sheet.href };
})()`;

/** What `COPY_SCRIPT` answers. `sheetUrl` is a file of the page's own origin, without scripts. */
export const pageCopy = z.object({ html: z.string().min(1), sheetUrl: z.url() });

/** Runs in an empty page of the same origin: makes it the copy. Resolves when its styles are there. */
export function pasteScript(html: string): string {
  return `(async () => {
    const parsed = new DOMParser().parseFromString(${JSON.stringify(html)}, 'text/html');
    document.replaceChild(document.adoptNode(parsed.documentElement), document.documentElement);
    const marked = (name) => [...document.querySelectorAll('[' + name + ']')];
    for (const element of marked('data-copy-style')) {
      element.style.cssText = element.getAttribute('data-copy-style');
    }
    const links = [...document.querySelectorAll('link[rel="stylesheet"]')];
    await Promise.all(links.map((link) => link.sheet ?? new Promise((resolve) => {
      link.addEventListener('load', resolve);
      link.addEventListener('error', resolve);
    })));
    await Promise.all(marked('data-copy-canvas').map(async (canvas) => {
      const image = new Image();
      image.src = canvas.getAttribute('data-copy-canvas');
      await image.decode();
      canvas.getContext('2d').drawImage(image, 0, 0);
    }));
    await document.fonts.ready;
    for (const element of marked('data-copy-layer')) {
      element.removeAttribute('open');
      if (element.getAttribute('data-copy-layer') === 'modal') element.showModal();
      else element.showPopover();
    }
    for (const element of marked('data-copy-scroll')) {
      const [left, top] = JSON.parse(element.getAttribute('data-copy-scroll'));
      element.scrollTo({ left, top, behavior: 'instant' });
    }
    return true;
  })()`;
}
