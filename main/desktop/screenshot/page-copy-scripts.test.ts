import { Script } from 'node:vm';

import { expect, it } from 'vitest';

import { COPY_SCRIPT, pageCopy, pasteScript } from './page-copy-scripts.ts';

it('gives scripts that can be read, whatever stands in the page', () => {
  const html = '<p title="`${1}` \'\\\u2028">"</p></script>\n';
  expect(() => new Script(COPY_SCRIPT)).not.toThrow();
  expect(() => new Script(pasteScript(html))).not.toThrow();
  expect(pasteScript(html)).toContain(JSON.stringify(html));
});

it('refuses a page without a style sheet of its own', () => {
  expect(pageCopy.safeParse({ html: '<html></html>', sheetUrl: null }).success).toBe(false);
});
