// @ts-check

/** Widths and heights are in pixels of the picture's own. */
export const PAGE_WIDTH = 780;

/** @typedef {{ height: number, body: string }} Panel a part of the picture, drawn from its own (0, 0) */

// The colours of the window's charts (after Okabe and Ito), on a light and on a dark ground.
const STYLE = `
  text { font: 12px system-ui, 'DejaVu Sans', sans-serif; fill: #15181d }
  .title { font-weight: 600; font-size: 13px }
  .faint { fill: #67707c }
  .grid { stroke: #e6e8ec }
  .axis, .whisker { stroke: #8a929e; fill: none }
  .whisker { stroke: #15181d; stroke-width: 1.5 }
  .ground { fill: #ffffff }
  .f0 { fill: #0072b2 } .f1 { fill: #a02668 } .f2 { fill: #0a9150 } .f3 { fill: #e69f00 } .f4 { fill: #949ea9 } .f5 { fill: #56b4e9 }
  .s0 { stroke: #0072b2 } .s1 { stroke: #a02668 } .s2 { stroke: #0a9150 } .s3 { stroke: #e69f00 } .s4 { stroke: #949ea9 } .s5 { stroke: #56b4e9 }
  .line { fill: none; stroke-width: 2 }
  @media (prefers-color-scheme: dark) {
    text { fill: #eceef1 }
    .faint { fill: #87909d }
    .grid { stroke: #262a31 }
    .axis { stroke: #6b7480 }
    .whisker { stroke: #eceef1 }
    .ground { fill: #16191d }
    .f0 { fill: #2f8fd6 } .f1 { fill: #e6a0bd } .f2 { fill: #4f9a6c } .f3 { fill: #e9ab2c } .f4 { fill: #5c6976 } .f5 { fill: #aadcfb }
    .s0 { stroke: #2f8fd6 } .s1 { stroke: #e6a0bd } .s2 { stroke: #4f9a6c } .s3 { stroke: #e9ab2c } .s4 { stroke: #5c6976 } .s5 { stroke: #aadcfb }
  }`;

/** How many colours there are. */
export const COLOURS = 6;

/** @param {string} text as it is to be read */
export function escapeXml(text) {
  return (
    text
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      .replaceAll("'", '&apos;')
      // Control characters are not allowed in XML at all, not even escaped.
      .replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
  );
}

/**
 * @param {string} name
 * @param {Readonly<Record<string, string | number>>} attributes numbers are rounded to a tenth
 * @param {string} [content] markup
 */
export function element(name, attributes, content = '') {
  const words = Object.entries(attributes).map(
    ([key, value]) => ` ${key}="${typeof value === 'number' ? tenth(value) : escapeXml(value)}"`,
  );
  return content === '' && name !== 'text'
    ? `<${name}${words.join('')}/>`
    : `<${name}${words.join('')}>${content}</${name}>`;
}

/** @param {number} value */
function tenth(value) {
  return Number(value.toFixed(1));
}

/**
 * @param {number} x
 * @param {number} y of its base line
 * @param {string} text
 * @param {{ anchor?: 'start' | 'middle' | 'end', class?: string }} [look]
 */
export function label(x, y, text, { anchor = 'start', class: name = '' } = {}) {
  return element('text', { x, y, 'text-anchor': anchor, class: name }, escapeXml(text));
}

/** @param {string} name @param {number} x1 @param {number} y1 @param {number} x2 @param {number} y2 */
export function line(name, x1, y1, x2, y2) {
  return element('line', { class: name, x1, y1, x2, y2 });
}

/**
 * Panels one below the other, as a file of its own.
 * @param {{ title: string, about: string }} words for who does not see the picture
 * @param {readonly Panel[]} panels
 */
export function picture({ title, about }, panels) {
  const gap = 24;
  let top = 16;
  const parts = panels.map(({ height, body }) => {
    const part = element('g', { transform: `translate(0 ${tenth(top)})` }, body);
    top += height + gap;
    return part;
  });
  const size = { width: PAGE_WIDTH, height: Math.ceil(top - gap + 16) };
  const head = `<title>${escapeXml(title)}</title><desc>${escapeXml(about)}</desc><style>${STYLE}</style>`;
  const attributes = {
    xmlns: 'http://www.w3.org/2000/svg',
    ...size,
    viewBox: `0 0 ${size.width} ${size.height}`,
    role: 'img',
  };
  const ground = element('rect', { class: 'ground', ...size, rx: 6 });
  return `${element('svg', attributes, `${head}\n${ground}\n${parts.join('\n')}\n`)}\n`;
}
