import { describe, expect, it } from 'vitest';

import { reportData } from '../../../contract/report-data.ts';
import { parseResults } from '../gather/parse-results.ts';
import { HOSTILE, report, reportedExperiment, reportedRun } from '../html/report.test-support.ts';

function readBack(data: unknown) {
  return parseResults(JSON.stringify(data), 'a.json');
}

describe('reportData', () => {
  it.each([
    ['run', reportedRun()],
    ['experiment', reportedExperiment()],
  ])('is of one %s what the command line prints of it', (_, item) => {
    expect(reportData(report([item]))).toBe(item.result);
    expect(readBack(reportData(report([item])))).toEqual({ ok: true, value: [item.result] });
  });

  it('lists several, which can be read again', () => {
    const items = [reportedRun(), reportedExperiment(), reportedRun()];
    const data = reportData(report(items));
    expect(data).toMatchObject({ schema: 'corelane.report/1', title: 'Pools', author: 'Ada' });
    expect(readBack(data)).toEqual({ ok: true, value: items.map(({ result }) => result) });
  });

  it('keeps every text as it is', () => {
    const item = reportedExperiment();
    const hostile = { ...item, result: { ...item.result, title: HOSTILE, conclusion: HOSTILE } };
    const read = readBack(reportData(report([hostile])));
    expect(read).toMatchObject({ ok: true, value: [{ title: HOSTILE, conclusion: HOSTILE }] });
  });
});
