import { Composer, type CST, type Document, Lexer, LineCounter, Parser } from 'yaml';

import { type FileProblem, MOST_SHOWN } from './file-problem.ts';

/** A description of an experiment is four deep. */
export const MAX_DEPTH = 16;

/** What the parser has open at that depth, and what it needs for itself. */
const MAX_OPEN = 2 * MAX_DEPTH;

export const TOO_DEEP = `This is nested more than ${MAX_DEPTH} levels deep: an experiment has four.`;

export type ParsedYaml =
  | {
      readonly ok: true;
      readonly document: Document.Parsed;
      readonly lineAt: (offset: number) => number;
    }
  | { readonly ok: false; readonly problems: readonly FileProblem[] };

/**
 * Parses one YAML document. What is nested without end is refused before it is composed: that part
 * of the library calls itself for each level, and a stack that is full ends the whole process when a
 * regular expression happens to be compiled there.
 */
export function parseYaml(text: string): ParsedYaml {
  const lines = new LineCounter();
  const lineAt = (offset: number) => Math.max(1, lines.linePos(offset).line);
  const { tokens, tooDeepAt } = tokensOf(text, lines);
  if (tooDeepAt !== null) {
    return { ok: false, problems: [{ line: lineAt(tooDeepAt), message: TOO_DEEP }] };
  }
  const composer = new Composer({
    schema: 'core',
    // Compares each key with all others; done elsewhere in linear time.
    uniqueKeys: false,
    prettyErrors: false,
  });
  const [document, second] = composer.compose(withFewErrors(tokens), true, text.length);
  if (document === undefined) throw new Error('The YAML library made no document.');
  const problems = second === undefined ? errorsOf(document, lineAt) : [secondOf(second, lineAt)];
  return problems.length > 0 ? { ok: false, problems } : { ok: true, document, lineAt };
}

interface Tokens {
  readonly tokens: readonly CST.Token[];
  /** `null`: nothing is. */
  readonly tooDeepAt: number | null;
}

/** Linear in the length of the text, and without recursion. */
function tokensOf(text: string, lines: LineCounter): Tokens {
  const parser = new Parser(lines.addNewLine);
  const tokens: CST.Token[] = [];
  lines.addNewLine(0);
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) tokens.push(token);
    if (parser.stack.length > MAX_OPEN) return { tokens, tooDeepAt: parser.offset };
  }
  for (const token of parser.end()) tokens.push(token);
  return { tokens, tooDeepAt: null };
}

/** Sixty thousand stray brackets are sixty thousand errors, and take as many stack traces. */
function withFewErrors(tokens: readonly CST.Token[]): readonly CST.Token[] {
  let errors = 0;
  return tokens.filter(({ type }) => type !== 'error' || ++errors <= MOST_SHOWN);
}

function errorsOf(
  { errors }: Document.Parsed,
  lineAt: (offset: number) => number,
): readonly FileProblem[] {
  return errors.map(({ pos, message }) => ({ line: lineAt(pos[0]), message: `${message}.` }));
}

function secondOf({ range }: Document.Parsed, lineAt: (offset: number) => number): FileProblem {
  const message =
    'A second document begins here (---), and a file describes one experiment: make two files.';
  return { line: lineAt(range[0]), message };
}
