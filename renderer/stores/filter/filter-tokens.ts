import { type Operator, OPERATORS } from './filter-syntax.ts';

/** A piece of a query. `at` is the index of its first character. */
export type Token = { readonly at: number } & (
  | { readonly type: '(' | ')' | '!' }
  | { readonly type: 'operator'; readonly operator: Operator }
  | { readonly type: 'word'; readonly text: string }
  | { readonly type: 'quoted'; readonly text: string; readonly isClosed: boolean }
);

const WORD = /[^\s()<>=!~"]+/y;
const QUOTED = /"((?:[^"\\]|\\.)*)("?)/sy;

/** The pieces of a query, in order. Whatever is typed has some. */
export function tokensOf(query: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < query.length) {
    const [token, end] = tokenAt(query, at);
    if (token !== null) tokens.push(token);
    at = end;
  }
  return tokens;
}

function tokenAt(query: string, at: number): readonly [Token | null, number] {
  const first = query.charAt(at);
  if (/\s/.test(first)) return [null, at + 1];
  const operator = OPERATORS.find((candidate) => query.startsWith(candidate, at));
  if (operator !== undefined) return operatorAt(query, at, operator);
  if (first === '(' || first === ')' || first === '!') return [{ type: first, at }, at + 1];
  return first === '"' ? quotedAt(query, at) : wordAt(query, at);
}

/** `==` is read as `=`. */
function operatorAt(query: string, at: number, operator: Operator): readonly [Token, number] {
  const isDoubled = operator === '=' && query.charAt(at + 1) === '=';
  return [{ type: 'operator', operator, at }, at + operator.length + (isDoubled ? 1 : 0)];
}

function quotedAt(query: string, at: number): readonly [Token, number] {
  QUOTED.lastIndex = at;
  const [all = '"', inner = '', close = ''] = QUOTED.exec(query) ?? [];
  const text = inner.replace(/\\(.)/gs, '$1');
  return [{ type: 'quoted', text, isClosed: close !== '', at }, at + all.length];
}

function wordAt(query: string, at: number): readonly [Token, number] {
  WORD.lastIndex = at;
  const [text = query.charAt(at)] = WORD.exec(query) ?? [];
  return [{ type: 'word', text, at }, at + text.length];
}
