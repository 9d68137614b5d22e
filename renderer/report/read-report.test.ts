import { describe, expect, it } from 'vitest';

import { toReportJson } from '../../contract/report-json.ts';
import { readReport } from './read-report.ts';

async function packed(value: unknown): Promise<string> {
  const stream = new Blob([toReportJson(value)])
    .stream()
    .pipeThrough(new CompressionStream('gzip'));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

describe('readReport', () => {
  it('gives back what was packed: texts of every kind, columns with their gaps', async () => {
    const report = {
      schema: 'corelane.report/1',
      words: { title: '</script>\u2028\u202E 🙂 "\u0000', author: '', note: 'x'.repeat(10_000) },
      items: [{ curves: [{ atS: Float64Array.of(0, Number.NaN, 1.5) }] }],
    };
    expect(await readReport(`\n${await packed(report)}\n`)).toEqual(report);
  });

  it('refuses what is no report, and what is not whole', async () => {
    await expect(readReport(await packed({ schema: 'other' }))).rejects.toThrow('no report');
    const whole = await packed({ schema: 'corelane.report/1', items: [] });
    await expect(readReport(whole.slice(0, 24))).rejects.toThrow();
    await expect(readReport('')).rejects.toThrow();
  });
});
