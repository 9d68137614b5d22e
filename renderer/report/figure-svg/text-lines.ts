/** A line of a text as it stands on the page, in CSS pixels of the viewport. */
export interface TextLine {
  readonly text: string;
  readonly leftPx: number;
  readonly rightPx: number;
  /** Of the letters' box, not of the line. */
  readonly topPx: number;
  readonly bottomPx: number;
}

interface Span {
  /** Places in the node's text. */
  start: number;
  end: number;
  box: Box;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const ELLIPSIS = '…';
/** About its width, in letters. */
const ELLIPSIS_LETTERS = 1.6;

/**
 * The lines into which the page has broken a text. Where it is cut off with an ellipsis, so is the
 * line here.
 * @param cutAtPx right edge beyond which nothing is shown; `null`: there is none
 */
export function textLines(node: Text, cutAtPx: number | null): readonly TextLine[] {
  const { data } = node;
  const start = data.search(/\S/);
  if (start < 0) return [];
  const range = document.createRange();
  return lineSpans(range, node, start, data.trimEnd().length).map((span) => {
    const isCut = cutAtPx !== null && span.box.right > cutAtPx + 0.5;
    const shown = isCut ? cutSpan(range, node, span, cutAtPx) : span;
    const { left, right, top, bottom } = shown.box;
    const text = data.slice(shown.start, shown.end) + (isCut ? ELLIPSIS : '');
    return { text, leftPx: left, rightPx: right, topPx: top, bottomPx: bottom };
  });
}

function lineSpans(range: Range, node: Text, start: number, end: number): readonly Span[] {
  const box = boxOf(range, node, start, end);
  if (box === null) return [];
  return box.isOneLine ? [{ start, end, box }] : brokenSpans(range, node, start, end);
}

/** Character by character: only the page knows where it broke the text. */
function brokenSpans(range: Range, node: Text, start: number, end: number): readonly Span[] {
  const spans: Span[] = [];
  for (let at = start; at < end;) {
    const next = at + ((node.data.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);
    // White space that hangs at the end of a line has no box.
    const box = node.data.slice(at, next).trim() === '' ? null : boxOf(range, node, at, next);
    const line = spans.at(-1);
    if (box !== null && line !== undefined && isBeside(line.box, box)) {
      line.end = next;
      line.box = union(line.box, box);
    } else if (box !== null) {
      spans.push({ start: at, end: next, box });
    }
    at = next;
  }
  return spans;
}

/** As many letters as leave room for the ellipsis; found by halves, a text may be very long. */
function cutSpan(range: Range, node: Text, span: Span, cutAtPx: number): Span {
  const letterPx = (span.box.right - span.box.left) / Math.max(1, span.end - span.start);
  const edgePx = cutAtPx - ELLIPSIS_LETTERS * letterPx;
  const boxUntil = (end: number): Box => boxOf(range, node, span.start, end) ?? span.box;
  let [fits, tooLong] = [span.start + 1, span.end];
  while (tooLong - fits > 1) {
    const middle = Math.floor((fits + tooLong) / 2);
    if (boxUntil(middle).right <= edgePx) fits = middle;
    else tooLong = middle;
  }
  return { start: span.start, end: fits, box: boxUntil(fits) };
}

function boxOf(range: Range, node: Text, start: number, end: number) {
  range.setStart(node, start);
  range.setEnd(node, end);
  const boxes = [...range.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
  const [first] = boxes;
  if (first === undefined) return null;
  return {
    ...boxes.reduce<Box>(union, first),
    isOneLine: boxes.every((box) => isBeside(first, box)),
  };
}

/** Texts of both directions on one line have several boxes. */
function isBeside(one: Box, other: Box): boolean {
  const overlap = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
  return overlap > (other.bottom - other.top) / 2;
}

function union(one: Box, other: Box): Box {
  return {
    left: Math.min(one.left, other.left),
    right: Math.max(one.right, other.right),
    top: Math.min(one.top, other.top),
    bottom: Math.max(one.bottom, other.bottom),
  };
}
