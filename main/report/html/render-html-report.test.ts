import { gunzipSync } from 'node:zlib';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Report } from '../../../contract/report.ts';
import { fromReportJson } from '../../../contract/report-json.ts';
import { machineCard } from '../../lab/fixtures/machine-card.ts';
import { renderHtmlReport } from './render-html-report.ts';
import { HOSTILE, report, reportedExperiment, reportedRun } from './report.test-support.ts';

const TEMPLATE = `<!doctype html><html lang="en"><head><meta charset="utf-8" />
<!-- report:policy --><title>Corelane report</title>
<script type="module">const page = 1;</script><style>p{margin:0}</style></head>
<body><div id="report"><!-- report:summary --></div>
<script type="text/plain" id="report-data"><!-- report:data --></script></body></html>`;

function dataOf(page: string): unknown {
  const base64 = /id="report-data">([^<]*)<\/script>/.exec(page)?.[1] ?? '';
  return fromReportJson(gunzipSync(Buffer.from(base64, 'base64')).toString('utf8'));
}

/** What is left when all that came from the template is taken away. */
function summaryOf(page: string): string {
  return page.slice(page.indexOf('<div id="report">'), page.indexOf('<script type="text/plain"'));
}

function hostileReport(): Report {
  const experiment = reportedExperiment();
  const [first, ...others] = experiment.result.configurations;
  if (first === undefined) throw new Error('no configuration');
  return report(
    [
      {
        ...experiment,
        commandLine: HOSTILE,
        experimentFile: HOSTILE,
        result: {
          ...experiment.result,
          title: HOSTILE,
          conclusion: HOSTILE,
          machine: machineCard({ cpuModel: HOSTILE, osName: HOSTILE }),
          warnings: [{ code: 'w', message: HOSTILE, action: null, configurations: [] }],
          configurations: [{ ...first, label: HOSTILE }, ...others],
        },
      },
      reportedRun({ commandLine: HOSTILE }),
    ],
    { words: { title: HOSTILE, author: HOSTILE, note: HOSTILE } },
  );
}

describe('renderHtmlReport', () => {
  it('carries the data whole', () => {
    const whole = report([reportedExperiment(), reportedRun()]);
    expect(dataOf(renderHtmlReport(whole, TEMPLATE))).toEqual(
      fromReportJson(JSON.stringify(whole)),
    );
  });

  it('shows CPU use in the convention where no script runs', () => {
    const items = [reportedExperiment(), reportedRun()];
    const page = renderHtmlReport(report(items, { convention: 'of-one-core' }), TEMPLATE);
    const summary = summaryOf(page);
    expect(summary).toContain('<th scope="col">CPU, % of one core</th>');
    expect(summary).toMatch(/<dt>CPU, % of one core<\/dt>\s*<dd><bdi>102 % of 200 %<\/bdi><\/dd>/);
    expect(summary).not.toMatch(/cores used/i);
  });

  it('tells what workers contended for where no script runs', () => {
    const gauge = { name: 'Run queue', value: '1.37 <b>', reading: 'Too many.', isRaised: true };
    const page = renderHtmlReport(report([reportedRun({ gauges: [gauge] })]), TEMPLATE);
    expect(summaryOf(page)).toMatch(
      /⚠ Run queue<\/th>\s*<td><bdi>1\.37 &lt;b&gt;<\/bdi><\/td>\s*<td>Too many\.<\/td>/,
    );
  });

  it('carries columns of numbers with their gaps', () => {
    const curve = {
      runId: 'r',
      label: 'l',
      atS: Float64Array.of(-0.5, 0, Number.NaN),
      coresUsed: Float64Array.of(0.1, Number.NaN, 2),
      memoryBytes: Float64Array.of(1e9, 2e9, 3e9),
      memoryKind: 'pss' as const,
      wallMs: 12,
      bases: { logicalCores: 2, effectiveCores: 2 },
    };
    const page = renderHtmlReport(report([reportedExperiment({ curves: [curve] })]), TEMPLATE);
    expect(dataOf(page)).toMatchObject({ items: [{ curves: [curve] }] });
  });

  it('shows hostile texts as texts, and keeps them in the data', () => {
    const hostile = hostileReport();
    const page = renderHtmlReport(hostile, TEMPLATE);
    expect(page.match(/<script/g)).toHaveLength(2);
    expect(page.match(/<\/script/g)).toHaveLength(2);
    expect(summaryOf(page)).not.toContain('<img');
    expect(summaryOf(page)).not.toContain('<!--');
    expect(summaryOf(page)).not.toMatch(/\p{Cc}(?<![\n\t])/u);
    expect(summaryOf(page)).toContain('&lt;/script&gt;');
    expect(summaryOf(page)).toContain('$&amp; $1 $$');
    expect(dataOf(page)).toEqual(fromReportJson(JSON.stringify(hostile)));
  });

  it('is markup of its own for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const words = { title: text, author: text, note: text };
        const page = renderHtmlReport(report([reportedRun()], { words }), TEMPLATE);
        expect(page.match(/<script/g)).toHaveLength(2);
        expect(page.match(/<(title|h1|main)>/g)?.length).toBeGreaterThanOrEqual(2);
      }),
      { numRuns: 50 },
    );
  });

  it('has no style attribute, which the policy would refuse', () => {
    const page = renderHtmlReport(report([reportedExperiment(), reportedRun()]), TEMPLATE);
    expect(page).not.toMatch(/<[^>]*\sstyle=/);
    expect(page).not.toMatch(/<[^>]*\son\w+=/);
  });

  it('says what matters without a script, and only what was asked for', () => {
    const summary = summaryOf(renderHtmlReport(report([reportedExperiment()]), TEMPLATE));
    for (const text of ['Pools', 'Ada', 'Label c2 was fastest.', '2.00×', 'faster', 'Test CPU']) {
      expect(summary).toContain(text);
    }
    const short = report([reportedExperiment()], { sections: ['conclusion'] });
    const conclusion = summaryOf(renderHtmlReport(short, TEMPLATE));
    expect(conclusion).toContain('Label c2 was fastest.');
    expect(conclusion).not.toContain('2.00×');
    expect(conclusion).not.toContain('Test CPU');
  });

  it('puts several experiments side by side', () => {
    const other = reportedExperiment();
    const machine = machineCard({ cpuModel: 'Other CPU', effectiveCores: 8 });
    const items = [other, { ...other, result: { ...other.result, machine } }];
    const summary = summaryOf(renderHtmlReport(report(items), TEMPLATE));
    expect(summary).toContain('Machines compared');
    expect(summary).toContain('Other CPU, 8 cores');
    expect(summary.match(/<h1>/g)).toHaveLength(1);
  });

  it('refuses a page that has no place for it', () => {
    const template = TEMPLATE.replace('<!-- report:data -->', '');
    expect(() => renderHtmlReport(report([]), template)).toThrow('report:data');
  });
});
