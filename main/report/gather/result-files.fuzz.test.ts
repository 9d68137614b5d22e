import fc from 'fast-check';
import { expect, it } from 'vitest';

import { fuzz, FUZZ_TIMEOUT_MS } from '../../../contract/fuzz.test-support.ts';
import {
  edited,
  hostileJson,
  mutated,
  mutationsOf,
  textEdits,
} from '../../../contract/mutate.test-support.ts';
import { REPORT_SECTIONS } from '../../../contract/report.ts';
import { machineCard } from '../../lab/fixtures/machine-card.ts';
import { smallExperiment } from '../../store/history/history.test-support.ts';
import { reportMarkdown } from '../formats/markdown.ts';
import { runResult } from '../run-result.test-support.ts';
import { gatherReport } from './gather-report.ts';
import { parseResults } from './parse-results.ts';
import { sourcedResults } from './result-source.ts';

const RUN = runResult({ machine: machineCard() });
const EXPERIMENT = smallExperiment();
const REPORT = { schema: 'corelane.report/1', items: [RUN, EXPERIMENT] };

const WISHES = {
  words: { title: '', author: '', note: '' },
  sections: REPORT_SECTIONS,
  keepsAllSamples: false,
  convention: 'cores',
} as const;

const PLACE = {
  versions: { app: '1.2.3', electron: '', chromium: '', node: '20.19.0' },
  // Code that can't be read is left out.
  workloadsDirectory: '/nonexistent',
  now: new Date('2026-01-02T03:04:05.000Z'),
};

it(
  'a result with anything wrong in it is refused, or a report can be made of it',
  async () => {
    let [taken, refused] = [0, 0];
    const files = fc.tuple(
      fc.constantFrom<unknown>(RUN, EXPERIMENT, REPORT),
      mutationsOf(hostileJson),
      fc.oneof(
        { weight: 4, arbitrary: fc.constant([]) },
        { weight: 1, arbitrary: textEdits(['{', '}', ',', '"', 'null']) },
      ),
    );
    await fuzz('result-files', files, async ([value, mutations, edits]) => {
      const text = edited(JSON.stringify(mutated(value, mutations)), edits);
      const parsed = parseResults(text, 'x.json');
      if (!parsed.ok) {
        refused += 1;
        expect(mutations.length + edits.length).toBeGreaterThan(0);
        expect(parsed.error.message.length).toBeLessThan(1_000);
        return;
      }
      taken += 1;
      const report = await gatherReport(sourcedResults(parsed.value), WISHES, PLACE);
      if (report.ok) expect(reportMarkdown(report.value)).toMatch(/\S/);
      else expect(report.error.message).toMatch(/\p{L}/u);
    });
    expect(Math.min(taken, refused)).toBeGreaterThan(200);
  },
  FUZZ_TIMEOUT_MS,
);
