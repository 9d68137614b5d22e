import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { type Filter, NUMBER_OPERATORS, WORD_OPERATORS } from './filter-syntax.ts';
import { MAX_QUERY_CHARACTERS, parseFilter } from './parse-filter.ts';
import { printFilter } from './print-filter.ts';
import { PROCESS_LANGUAGE } from './process-language.ts';
import { WORKER_LANGUAGE } from './worker-language.ts';

function read(query: string): Filter | null {
  const parsed = parseFilter(query, WORKER_LANGUAGE);
  if (!parsed.ok) throw new Error(parsed.problem.message);
  return parsed.filter;
}

function problem(query: string): readonly [string, number] {
  const parsed = parseFilter(query, WORKER_LANGUAGE);
  if (parsed.ok) throw new Error(`“${query}” was read`);
  return [parsed.problem.message, parsed.problem.at];
}

const filters = fc.letrec<{ readonly filter: Filter }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 4 },
    fc.record({ type: fc.constant('text' as const), text: fc.string({ maxLength: 8 }) }),
    fc.record({
      type: fc.constant('number' as const),
      field: fc.constantFrom(...Object.keys(WORKER_LANGUAGE.numbers)),
      operator: fc.constantFrom(...NUMBER_OPERATORS),
      value: fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
    }),
    fc.record({
      type: fc.constant('word' as const),
      field: fc.constantFrom(...WORKER_LANGUAGE.words),
      operator: fc.constantFrom(...WORD_OPERATORS),
      text: fc.string({ maxLength: 8 }),
    }),
    fc.record({ type: fc.constant('not' as const), of: tie('filter') }),
    fc.record({
      type: fc.constantFrom('and' as const, 'or' as const),
      left: tie('filter'),
      right: tie('filter'),
    }),
  ),
})).filter;

/** Characters and words that mean something, so that more than plain text comes about. */
const queries = fc
  .array(
    fc.oneof(
      fc.constantFrom('(', ')', '!', '"', '>', '=', '>=', '!=', '~', '\\', '%'),
      fc.constantFrom('and', 'OR', 'not', 'blocked', 'kind', 'memory', '50', '100mb', 'thread'),
      fc.string({ maxLength: 3 }),
    ),
  )
  .map((pieces) => pieces.join(' '));

describe('parseFilter', () => {
  it('wants all where nothing is asked for', () => {
    expect(read('  ')).toBeNull();
  });

  it('takes words side by side as one text', () => {
    expect(read('thread 1')).toEqual({ type: 'text', text: 'thread 1' });
  });

  it('reads comparisons with their units', () => {
    expect(read('blocked>50%')).toEqual(read('blocked > 50'));
    expect(read('memory >= 1.5 MiB')).toMatchObject({ value: 1.5 * 1024 * 1024 });
    expect(read('memory > 100mb')).toMatchObject({ value: 100_000_000 });
    expect(read('Kind == "Event loop"')).toEqual({
      type: 'word',
      field: 'kind',
      operator: '=',
      text: 'Event loop',
    });
  });

  it('reads each language’s own fields', () => {
    const query = 'cpu > 10 and command ~ python';
    expect(parseFilter(query, PROCESS_LANGUAGE)).toMatchObject({
      ok: true,
      filter: { type: 'and', right: { type: 'word', field: 'command', operator: '~' } },
    });
    expect(problem(query)[0]).toMatch(/^There is no “command” to compare/);
  });

  it('binds “and” closer than “or”, and takes what stands side by side as “and”', () => {
    expect(read('a or b and c')).toEqual(read('a or (b and c)'));
    expect(read('kind = thread blocked > 50')).toEqual(read('kind = thread and blocked > 50'));
    expect(read('!a and b')).toEqual(read('(not a) && b'));
  });

  it('says what is wrong, and where', () => {
    expect(problem('blocked >')).toEqual(['A number is missing after “>”', 9]);
    expect(problem('cores > half')).toEqual(['“half” is not a number', 8]);
    expect(problem('cores > 1 or (tasks < 3')).toEqual(['This “(” is never closed', 13]);
    expect(problem('a )')).toEqual(['No “(” belongs to this “)”', 2]);
    expect(problem('kind > thread')).toEqual(['“kind” can only be compared by =, != and ~', 5]);
    expect(problem('tasks ~ 3')).toEqual(['“tasks” is a number: it can’t be compared by ~', 6]);
    expect(problem('tasks < 10mb')).toEqual(['“mb” is no unit here: tasks has no unit', 10]);
    expect(problem('color = 3')[0]).toMatch(/^There is no “color” to compare; there are cpu, /);
    expect(problem('"open')).toEqual(['This quotation mark is never closed', 0]);
    expect(problem('a and')).toEqual(['Something to look for is missing', 5]);
    expect(problem('blocked')[0]).toBe('“blocked” wants a comparison, such as blocked > 50');
  });

  it('reads nothing that is longer than it is worth', () => {
    const deep = '('.repeat(MAX_QUERY_CHARACTERS);
    expect(parseFilter(deep, WORKER_LANGUAGE).ok).toBe(false);
    expect(problem(`${deep}a`)[1]).toBe(MAX_QUERY_CHARACTERS);
  });

  it('never throws, and names a place within the query', () => {
    fc.assert(
      fc.property(fc.oneof(queries, fc.string()), (query) => {
        const parsed = parseFilter(query, WORKER_LANGUAGE);
        if (!parsed.ok) {
          expect(parsed.problem.at).toBeGreaterThanOrEqual(0);
          expect(parsed.problem.at).toBeLessThanOrEqual(query.length);
        }
      }),
    );
  });
});

describe('printFilter', () => {
  it('is read as the same filter again', () => {
    fc.assert(
      fc.property(filters, (filter) => {
        const query = printFilter(filter, WORKER_LANGUAGE);
        fc.pre(query.length <= MAX_QUERY_CHARACTERS);
        expect(read(query)).toEqual(filter);
      }),
    );
  });

  it('prints what was read, with no more parentheses than it needs', () => {
    for (const query of [
      'blocked > 50 and kind = thread',
      '(a or b) and !(c and d)',
      'a and (b and c)',
      'label = "cores"',
    ]) {
      expect(printFilter(read(query) ?? { type: 'text', text: '' }, WORKER_LANGUAGE)).toBe(query);
    }
  });
});
