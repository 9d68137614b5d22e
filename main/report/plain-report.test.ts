import { describe, expect, it } from 'vitest';

import type { RunResult } from '../../contract/run.ts';
import { axisTicks } from './axis-ticks.ts';
import { barChart } from './bar-chart.ts';
import { digestAgreement } from './digest-agreement.ts';
import { html } from './html.ts';
import { renderPlainReport } from './plain-report.ts';
import { reproduceLine } from './reproduce-line.ts';
import { runResult } from './run-result.test-support.ts';

const machine = {
  platform: 'linux',
  cpuModel: 'Imaginary 2000',
  logicalCores: 4,
  physicalCores: 2,
  effectiveCores: 4,
  memoryBytes: 8 * 1024 ** 3,
  allowedCores: [0, 1, 2, 3],
  noAffinityReason: null,
};
const versions = { app: '0.1.0', electron: '45.4.1', chromium: '150.0', node: '24.1.0' };

function page(results: readonly RunResult[], title = 'First comparison'): string {
  return renderPlainReport({ title, results, machine, versions });
}

describe('renderPlainReport', () => {
  it('shows every run with its numbers and their units', () => {
    const text = page([runResult(), runResult({ strategy: 'processes', wallMs: 2_700 })]);
    for (const part of ['Threads × 2, Python 3.11.7', '5.21 s', '2.70 s', '1.02 of 2', '34.0 MiB'])
      expect(text).toContain(part);
    expect(text).toContain('Wall time in seconds');
    expect(text).toContain('4 logical (2 physical), 4 may be used');
    expect(text).toContain('Imaginary 2000');
    expect(text.match(/<rect/g)).toHaveLength(2);
  });

  it('draws no bar for a run that did not complete', () => {
    const text = page([runResult({ state: 'timed-out' })]);
    expect(text).not.toContain('<rect');
    expect(text).toContain('No run was completed.');
  });

  it('keeps runs of different work apart', () => {
    const other = runResult({ parameters: { tasks: 16, size: 700_000 } });
    const text = page([runResult(), other, runResult({ strategy: 'async' })]);
    expect(text.match(/<h2><bdi>Primes: .*?<\/h2>/g)).toEqual([
      '<h2><bdi>Primes: tasks 32, limit 200,000 numbers</bdi></h2>',
      '<h2><bdi>Primes: tasks 16, limit 700,000 numbers</bdi></h2>',
    ]);
    expect(text.match(/<svg/g)).toHaveLength(2);
  });

  it('runs and loads nothing', () => {
    const text = page([runResult()]);
    expect(text).toMatch(/Content-Security-Policy"\s+content="default-src &#39;none&#39;;/);
    expect(text).not.toMatch(/<script|<link|<iframe|\son\w+=|https?:|javascript:/i);
  });

  it('takes hostile names for text', () => {
    const hostile = `</style></script><script>alert(1)</script>"'&\u2028\u202Egnp\0`;
    const result = runResult({
      state: 'failed',
      error: { code: 'failed', message: hostile },
      workload: 'files-sha256',
      parameters: { folder: hostile },
      runtime: { id: 'x', kind: 'python', version: hostile, executable: hostile },
      workerDetails: runResult().workerDetails.map((worker) => ({ ...worker, label: hostile })),
      warnings: [{ code: 'x', message: hostile }],
      stderrTail: hostile,
    });
    const text = page([result], hostile);
    expect(text).not.toMatch(/<script|<\/script/);
    expect(text.match(/<\/style>/g)).toHaveLength(1);
    expect(text).not.toContain('\0');
    expect(text).toContain('<bdi>&lt;/style&gt;&lt;/script&gt;&lt;script&gt;alert(1)');
  });

  it('marks a digest that differs, and a run that did not complete', () => {
    const text = page([runResult(), runResult({ digest: 'other', state: 'failed' })]);
    expect(text.match(/<td class="bad">differs<\/td>/g)).toHaveLength(2);
    expect(text).toContain('<td class="bad">failed</td>');
  });

  it('shows a screenshot that lies beside it, whatever its name', () => {
    const screenshotFile = 'a "view"#1.png';
    const text = renderPlainReport({ title: 't', results: [], machine, versions, screenshotFile });
    expect(text).toContain('src="./a%20%22view%22%231.png"');
  });
});

describe('html', () => {
  it('escapes texts and passes on markup', () => {
    expect(html`<p title="${`"'`}">${html`<b>${'<&>'}</b>`}${[html`1`, html`2`]}</p>`.text).toBe(
      '<p title="&quot;&#39;"><b>&lt;&amp;&gt;</b>12</p>',
    );
  });
});

describe('axisTicks', () => {
  it.each([
    [0, [0, 1]],
    [0.3, [0, 0.1, 0.2, 0.3]],
    [1, [0, 0.2, 0.4, 0.6, 0.8, 1]],
    [5.21, [0, 2, 4, 6]],
    [1_100, [0, 250, 500, 750, 1_000, 1_250]],
  ])('up to %s', (maximum, ticks) => {
    expect(axisTicks(maximum)).toEqual(ticks);
  });
});

it('draws the longest bar inside the plot', () => {
  const { text } = barChart('t', 'seconds', [{ label: 'a', value: 6, text: '6 s' }]);
  expect(/class="bar"[\s\S]*?width="([\d.]+)"/.exec(text)?.[1]).toBe('540');
});

describe('digestAgreement', () => {
  const run = (parts: Partial<RunResult>) => runResult(parts);
  it.each([
    ['equal', [run({}), run({ strategy: 'async' })]],
    ['differs', [run({}), run({ digest: 'other' })]],
    ['none', [run({})]],
    ['none', [run({}), run({ digest: null })]],
    ['none', [run({}), run({ parameters: { tasks: 32, size: 5 }, digest: 'other' })]],
    ['none', [run({ digest: null }), run({})]],
  ] as const)('%s', (agreement, results) => {
    expect(digestAgreement(results[0], results)).toBe(agreement);
  });
});

it('writes a command line that a shell takes as it was meant', () => {
  expect(reproduceLine(runResult({ options: { startMethod: 'fork' } }))).toBe(
    'npm run -s corelane -- run --workload primes --strategy threads --runtime python@3.11.7 --workers 2 --tasks 32 --size 200000 --start-method fork --seed 1',
  );
  const folder = "/home/ada/it's; rm -rf ~";
  expect(reproduceLine(runResult({ workload: 'files-sha256', parameters: { folder } }))).toContain(
    `--folder '/home/ada/it'\\''s; rm -rf ~'`,
  );
});
