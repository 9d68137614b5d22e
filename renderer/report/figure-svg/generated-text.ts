const SIDES = ['before', 'after'] as const;
type Side = (typeof SIDES)[number];

/** What makes out the place and the look of a generated box. */
const COPIED = [
  ...[
    'position',
    'display',
    'box-sizing',
    'flex',
    'float',
    'vertical-align',
    'transform',
    'opacity',
  ],
  ...['top', 'right', 'bottom', 'left', 'width', 'height', 'min-width', 'min-height'],
  ...['margin-top', 'margin-right', 'margin-bottom', 'margin-left'],
  ...['padding-top', 'padding-right', 'padding-bottom', 'padding-left'],
  ...['border-top', 'border-right', 'border-bottom', 'border-left', 'border-radius'],
  ...['background-color', 'color', 'font-family', 'font-size', 'font-weight', 'font-style'],
  ...['line-height', 'letter-spacing', 'text-align', 'white-space'],
];

interface Generated {
  readonly element: HTMLElement;
  readonly side: Side;
  readonly text: string;
  readonly look: readonly (readonly [name: string, value: string])[];
}

/**
 * Puts what style sheets generate (`::before`, `::after`) on the page as elements while `work` looks
 * at it: a page tells nobody where its generated texts stand.
 */
export function withGeneratedText<Value>(root: HTMLElement, work: () => Value): Value {
  const elements = [...root.querySelectorAll('*')].filter((each) => each instanceof HTMLElement);
  const counts = new Map<Element | null, number>();
  // All is read before anything is changed: else the page would be laid out anew for each.
  const generated = elements.flatMap((element) => generatedBy(element, counts));
  const shown = generated.map(show);
  try {
    return work();
  } finally {
    for (const hide of shown) hide();
  }
}

function generatedBy(
  element: HTMLElement,
  counts: Map<Element | null, number>,
): readonly Generated[] {
  return SIDES.flatMap((side) => {
    const style = getComputedStyle(element, `::${side}`);
    if (style.content === 'none' || style.content === 'normal') return [];
    const text = style.content.startsWith('counter(')
      ? countOf(element, counts)
      : contentText(style.content);
    if (text === null) return [];
    const look = COPIED.map((name) => [name, style.getPropertyValue(name)] as const);
    return [{ element, side, text, look }];
  });
}

/** Numbers of lines: of those beside it, from 1. */
function countOf(element: Element, counts: Map<Element | null, number>): string {
  const count = (counts.get(element.parentElement) ?? 0) + 1;
  counts.set(element.parentElement, count);
  return String(count);
}

/** The quoted text of a computed `content`, without what is read out instead; `null`: something else. */
export function contentText(content: string): string | null {
  const quoted = /^"((?:[^"\\]|\\.)*)"/.exec(content)?.[1];
  return quoted?.replace(/\\(.)/g, '$1') ?? null;
}

function show({ element, side, text, look }: Generated): () => void {
  // Of no kind that a style sheet knows.
  const copy = document.createElement('generated-text');
  copy.textContent = text;
  for (const [name, value] of look) copy.style.setProperty(name, value);
  const mark = `data-shown-${side}`;
  element.setAttribute(mark, '');
  if (side === 'before') element.prepend(copy);
  else element.append(copy);
  return () => {
    copy.remove();
    element.removeAttribute(mark);
  };
}
