import { describe, expect, it } from 'vitest';

import { smallExperiment } from '../../store/history/history.test-support.ts';
import { runResult } from '../run-result.test-support.ts';
import { parseResults } from './parse-results.ts';

function parsed(value: unknown) {
  return parseResults(JSON.stringify(value), 'a.json');
}

describe('parseResults', () => {
  it('reads a run, and an experiment with all its runs', () => {
    const run = runResult();
    const experiment = smallExperiment();
    expect(parsed(run)).toEqual({ ok: true, value: [run] });
    expect(parsed({ ...experiment, gate: { answer: 'slower' } })).toEqual({
      ok: true,
      value: [experiment],
    });
  });

  it.each([
    ['no JSON', 'nothing', /'a\.json' is no JSON .*'compare --json'/],
    ['no schema', '{}', /its schema is missing, not one of corelane\.run\/1, /],
    ['another schema', '{"schema":"corelane.run/9"}', /its schema is 'corelane\.run\/9'/],
    ['what is no object', '[]', /its schema is missing/],
    ['a run without its parts', '{"schema":"corelane.run/1"}', /'a\.json' is damaged: runId: /],
    ['an empty list', '{"schema":"corelane.report/1","items":[]}', /damaged: items: /],
    [
      'a list in a list',
      '{"schema":"corelane.report/1","items":[{"schema":"corelane.report/1"}]}',
      /'a\.json, item 1' is a report of its own/,
    ],
    [
      'a list with something else in it',
      '{"schema":"corelane.report/1","items":[{"schema":"x"}]}',
      /'a\.json, item 1' is no result of Corelane: its schema is 'x'/,
    ],
  ])('refuses %s', (_, text, sentence) => {
    const result = parseResults(text, 'a.json');
    expect(result.ok ? '' : result.error.message).toMatch(sentence);
  });

  it('refuses a wrong type wherever it stands, and names its place', () => {
    const experiment = smallExperiment();
    const [first, ...others] = experiment.configurations;
    const [run] = first?.runs ?? [];
    const configurations = [{ ...first, runs: [{ ...run, wallMs: '5' }] }, ...others];
    const result = parsed({ ...experiment, configurations });
    expect(result.ok ? '' : result.error.message).toContain('configurations.0.runs.0.wallMs: ');
  });
});
