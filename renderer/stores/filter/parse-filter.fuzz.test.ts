import fc from 'fast-check';
import { expect, it } from 'vitest';

import { fuzz, FUZZ_TIMEOUT_MS } from '../../../contract/fuzz.test-support.ts';
import { edited, textEdits } from '../../../contract/mutate.test-support.ts';
import { type FilterSubject, matchesFilter } from './matches-filter.ts';
import { MAX_QUERY_CHARACTERS, parseFilter } from './parse-filter.ts';
import { printFilter } from './print-filter.ts';
import { PROCESS_LANGUAGE } from './process-language.ts';
import { WORKER_LANGUAGE } from './worker-language.ts';

const QUERIES = [
  'blocked > 50 and (kind = thread or !cores >= 0.5)',
  'cpu > 10% and command ~ python',
  'memory >= 1.5 MiB or name = "event loop"',
  'not (tasks < 3 && user != root) worker 1',
];

const SIGNS = [
  '(',
  ')',
  '!',
  '"',
  '>=',
  '!=',
  '~',
  '\\',
  '%',
  ' and ',
  ' OR ',
  ' not ',
  '.',
  'mib',
];

/** Of which nothing is known. */
const UNKNOWN: FilterSubject = {
  hasText: () => false,
  numberOf: () => null,
  wordOf: () => null,
};

it(
  'reads any query or says where it can’t, and reads what it prints as the same',
  async () => {
    const queries = fc.tuple(
      fc.constantFrom(...QUERIES),
      textEdits(SIGNS),
      fc.constantFrom(WORKER_LANGUAGE, PROCESS_LANGUAGE),
    );
    await fuzz('filter-queries', queries, ([plain, edits, language]) => {
      const query = edited(plain, edits);
      const parsed = parseFilter(query, language);
      if (!parsed.ok) {
        expect(parsed.problem.at).toBeGreaterThanOrEqual(0);
        expect(parsed.problem.at).toBeLessThanOrEqual(query.length);
        return;
      }
      if (parsed.filter === null) return;
      expect(typeof matchesFilter(UNKNOWN, parsed.filter)).toBe('boolean');
      const printed = printFilter(parsed.filter, language);
      if (printed.length > MAX_QUERY_CHARACTERS) return;
      expect(parseFilter(printed, language)).toEqual(parsed);
    });
  },
  FUZZ_TIMEOUT_MS,
);
