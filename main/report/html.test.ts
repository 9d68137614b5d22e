import { describe, expect, it } from 'vitest';

import { foreign, html } from './html.ts';

describe('html', () => {
  it('escapes texts and passes on markup', () => {
    expect(html`<p title="${`"'`}">${html`<b>${'<&>'}</b>`}${[html`1`, html`2`]}</p>`.text).toBe(
      '<p title="&quot;&#39;"><b>&lt;&amp;&gt;</b>12</p>',
    );
  });

  it('keeps a text from outside to itself, without control characters', () => {
    expect(foreign('</bdi>\u202Egnp\0').text).toBe('<bdi>&lt;/bdi&gt;\u202Egnp\uFFFD</bdi>');
  });
});
