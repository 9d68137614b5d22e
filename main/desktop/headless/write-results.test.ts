import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { err, ok } from '../../../contract/result.ts';
import { configurationResult, differing, unconcluded } from '../../experiment/fixtures/results.ts';
import { historyPath, soundHistory } from '../../store/history/history.test-support.ts';
import type { History } from '../../store/history/history.ts';
import type { ReportRenderer } from '../report-render/create-report-renderer.ts';
import { type MeasuredExperiment, writeResults, type WritingPlace } from './write-results.ts';

const TEMPLATE = `<title>Corelane report</title><!-- report:policy --><!-- report:summary --><!-- report:data -->`;

let home = '';
let history: History;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'corelane-test-'));
  await mkdir(join(home, 'out', 'report'), { recursive: true });
  await writeFile(join(home, 'out', 'report', 'report.html'), TEMPLATE);
  history = soundHistory(await historyPath());
});
afterEach(() => history.close());

function experiment(title: string, picture: string | null = title): MeasuredExperiment {
  const configurations = [
    configurationResult('c1', { label: 'Sequential', strategy: 'sequential' }),
    configurationResult('c2', { label: 'Processes × 2', medianWallMs: 500, speedup: 2 }),
  ];
  const pairs = [differing('c2', 2, [1.9, 2.1])];
  return {
    result: {
      ...unconcluded(configurations, pairs, { title, experimentId: title }),
      conclusion: `${title}: two processes were twice as fast.`,
    },
    picture: picture === null ? null : Buffer.from(picture),
  };
}

const BOTH = [experiment('Strategies on Python 3.11.7'), experiment('Strategies on Node.js 20')];
const never = new AbortController().signal;

/** @param render what becomes of the PDF */
function place(render: ReportRenderer['render']): WritingPlace {
  return {
    reportsDirectory: join(home, 'reports'),
    appDirectory: home,
    workloadsDirectory: join(import.meta.dirname, '../../../workloads'),
    history,
    renderer: { render, firstPage: () => Promise.reject(new Error('Nobody asked for it.')) },
    versions: { app: '0.1.0', electron: '', chromium: '', node: '20.19.0' },
    now: new Date('2026-01-02T03:04:05.678Z'),
  };
}

const drawn: ReportRenderer['render'] = async ({ pdf }) => {
  if (pdf === null) throw new Error('A PDF was expected.');
  await writeFile(pdf.path, '%PDF');
  return ok([pdf.path]);
};

describe('writeResults', () => {
  it('writes one report of all experiments, its PDF, and a picture of each', async () => {
    const written = await writeResults(BOTH, place(drawn), never);
    if (!written.ok) throw new Error(written.error.message);
    const { reportPath, pdfPath, picturePaths, problem } = written.value;
    const folder = join(home, 'reports', 'first-comparison-2026-01-02T03-04-05');
    expect([reportPath, pdfPath, problem]).toEqual([
      join(folder, 'report.html'),
      join(folder, 'report.pdf'),
      null,
    ]);
    expect(picturePaths.map((path) => basename(path))).toEqual([
      'strategies-on-python-3-11-7.png',
      'strategies-on-node-js-20.png',
    ]);
    expect(await readFile(picturePaths[1] ?? '', 'utf8')).toBe('Strategies on Node.js 20');
    expect(await readdir(folder)).toHaveLength(4);
    const page = await readFile(reportPath, 'utf8');
    for (const { result } of BOTH) expect(page).toContain(result.conclusion);
    expect(page).toContain('Experiments compared');
    expect(page).toContain('compare their speed-ups, not their times');
  });

  it('keeps the report where its PDF could not be drawn, and says why', async () => {
    const failing = () => Promise.resolve(err('not-rendered', 'The report could not be drawn.'));
    const written = await writeResults([experiment('One', null)], place(failing), never);
    expect(written).toMatchObject({
      value: { pdfPath: null, picturePaths: [], problem: 'The report could not be drawn.' },
    });
    const [folder] = await readdir(join(home, 'reports'));
    expect(await readdir(join(home, 'reports', folder ?? ''))).toEqual(['report.html']);
  });

  it('leaves nothing when it is interrupted', async () => {
    const controller = new AbortController();
    const interrupted: ReportRenderer['render'] = (job, watch) => {
      controller.abort();
      return drawn(job, watch);
    };
    const written = await writeResults(BOTH, place(interrupted), controller.signal);
    expect(written).toMatchObject({ error: { code: 'interrupted' } });
    expect(await readdir(join(home, 'reports'))).toEqual([]);
  });

  it('says so where the page of reports is missing, and leaves nothing', async () => {
    const nowhere = { ...place(drawn), appDirectory: join(home, 'elsewhere') };
    expect(await writeResults(BOTH, nowhere, never)).toMatchObject({
      error: { code: 'no-report-page' },
    });
    expect(await readdir(join(home, 'reports'))).toEqual([]);
  });
});
