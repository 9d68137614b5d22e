import { mkdtemp, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { beforeEach, describe, expect, it, vi } from 'vitest';

import type { ExportChoices } from '../../../contract/report-export.ts';
import { ok } from '../../../contract/result.ts';
import {
  historyPath,
  record,
  soundHistory,
  value,
} from '../../store/history/history.test-support.ts';
import { defaultSettings } from '../../store/settings-schema.ts';
import type { ReportRenderer } from '../report-render/create-report-renderer.ts';
import { createReportExports } from './report-exports.ts';

const REPOSITORY = join(import.meta.dirname, '..', '..', '..');

let folder: string;
let saved: string[];
let render: ReturnType<typeof vi.fn<ReportRenderer['render']>>;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'corelane-test-'));
  saved = [];
  render = vi.fn(() => Promise.resolve(ok([])));
});

/** Exports one run in these formats, from an app whose page for reports is not built. */
async function exported(choices: Partial<ExportChoices>) {
  const history = soundHistory(await historyPath());
  record(history);
  const exports = createReportExports({
    history,
    renderer: { render, firstPage: () => Promise.reject(new Error('not asked for')) },
    savedFiles: { add: (path) => void saved.push(path), reveal: () => ok(null) },
    appDirectory: folder,
    place: () => ({
      versions: { app: '1.2.3', electron: '', chromium: '', node: '20.19.0' },
      workloadsDirectory: join(REPOSITORY, 'workloads'),
      now: new Date('2026-01-02T03:04:05.000Z'),
    }),
    folder: () => folder,
    convention: () => 'cores',
    chooseFolder: () => Promise.resolve(folder),
    isTiming: () => false,
    onProgress: () => undefined,
    copyText: () => Promise.resolve(),
  });
  return exports.export({
    ...{ items: [{ kind: 'run', id: 'run-1' }], title: 'Speed', note: '' },
    choices: { ...defaultSettings.exportChoices, ...choices },
  });
}

describe('an export that fails half way', () => {
  it('tells the failure and the files that are there, which can be shown', async () => {
    const report = value(await exported({ formats: ['md', 'csv', 'html', 'json'] }));
    expect(report.failure).toMatchObject({ code: 'no-report-page' });
    expect(report.isCancelled).toBe(false);
    expect(report.paths).toEqual(
      ['speed-2026-01-02.md', 'speed-2026-01-02-runs.csv'].map((name) => join(folder, name)),
    );
    expect(saved).toEqual(report.paths);
    expect((await readdir(folder)).length).toBe(2);
  });
});
