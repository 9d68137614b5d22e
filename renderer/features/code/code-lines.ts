/** A piece of a line that is drawn alike. */
export interface CodePiece {
  readonly text: string;
  /** As the grammar names it, for example `hljs-keyword`; empty: plain text. */
  readonly className: string;
}

export type CodeLine = readonly CodePiece[];

/** As much of a syntax tree (hast) as is needed to draw it. */
interface TreeNode {
  readonly type: string;
  readonly value?: string;
  readonly properties?: { readonly className?: unknown };
  readonly children?: readonly TreeNode[];
}

/** Cuts a highlighted text at its line ends: a comment of three lines becomes three pieces. */
export function linesOf(root: TreeNode): readonly CodeLine[] {
  const lines: CodePiece[][] = [[]];
  collect(root, '', lines);
  if (lines.length > 1 && lines.at(-1)?.length === 0) lines.pop();
  return lines;
}

/** A text without a grammar. */
export function plainLines(text: string): readonly CodeLine[] {
  return linesOf({ type: 'text', value: text });
}

function collect(node: TreeNode, className: string, lines: CodePiece[][]): void {
  if (node.type === 'text') addText(node.value ?? '', className, lines);
  const own = node.properties?.className;
  // The innermost name wins: a keyword inside a string template is a keyword.
  const inner = Array.isArray(own) ? own.join(' ') : className;
  for (const child of node.children ?? []) collect(child, inner, lines);
}

function addText(text: string, className: string, lines: CodePiece[][]): void {
  text.split(/\r?\n/).forEach((part, index) => {
    if (index > 0) lines.push([]);
    if (part !== '') lines.at(-1)?.push({ text: part, className });
  });
}
