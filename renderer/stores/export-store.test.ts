import { beforeEach, describe, expect, it, vi } from 'vitest';

import type { ExportChoices, ExportedReport } from '../../contract/report-export.ts';
import { type Failure, ok, type Result } from '../../contract/result.ts';
import type { Bridge } from '../bridge.ts';
import { ExportStore } from './export-store.ts';

const CHOICES: ExportChoices = {
  formats: ['html'],
  sections: ['conclusion'],
  author: 'Ada',
  pictures: 'figures',
  theme: 'light',
  scale: 2,
  widthMm: null,
  paper: 'A4',
  keepsAllSamples: false,
};

const ITEMS = [{ kind: 'run', id: 'r1' }] as const;
const FULL: Failure = { code: 'unwritable', message: 'The disk is full.' };
const WRITTEN: ExportedReport = {
  ...{ paths: ['/docs/a.html'], folder: '/docs', notes: [], isCancelled: false, failure: null },
};

let asked: (readonly [name: string, argument: unknown])[];
let answers: Record<string, Result<unknown>>;
let store: ExportStore;

beforeEach(() => {
  vi.useFakeTimers();
  asked = [];
  answers = {
    'report:folder': ok('/docs'),
    'report:choose-folder': ok('/other'),
    'report:preview': ok({ image: 'data:image/png;base64,AA==' }),
    'report:export': ok(WRITTEN),
    'report:cancel': ok(null),
  };
  const request = (name: string, argument: unknown) => {
    asked.push([name, argument]);
    return Promise.resolve(answers[name]);
  };
  store = new ExportStore(
    { request, pathOf: () => '', on: () => () => undefined } as Bridge,
    () => CHOICES,
  );
});

function open() {
  store.open(ITEMS);
  return settle();
}

async function settle() {
  await vi.advanceTimersByTimeAsync(0);
}

function view() {
  const current = store.view.get();
  if (current.state === 'closed') throw new Error('the dialogue is closed');
  return current;
}

const previews = () => asked.filter(([name]) => name === 'report:preview');

describe('the export dialogue', () => {
  it('opens with a preview and the folder', async () => {
    await open();
    expect(view()).toMatchObject({ folder: '/docs', preview: { state: 'shown' } });
    expect(previews()[0]?.[1]).toEqual({
      ...{ items: ITEMS, title: '', note: '', choices: CHOICES },
    });
  });

  it('draws once for many keys', async () => {
    await open();
    for (const title of ['S', 'Sp', 'Speed']) store.setWords({ title });
    await vi.runAllTimersAsync();
    expect(previews()).toHaveLength(2);
    expect(previews()[1]?.[1]).toMatchObject({ title: 'Speed' });
  });

  it('shows what was written', async () => {
    await open();
    await store.export();
    expect(view()).toMatchObject({ progress: null, error: null, exported: WRITTEN });
  });

  it('tells why nothing was written, and can be tried again', async () => {
    answers['report:export'] = { ok: false, error: FULL };
    await open();
    await store.export();
    expect(view()).toMatchObject({ progress: null, error: FULL, exported: null });
    answers['report:export'] = ok(WRITTEN);
    await store.export();
    expect(view().error).toBeNull();
  });

  it('tells why the rest is missing, beside what was written', async () => {
    const half = { ...WRITTEN, failure: FULL };
    answers['report:export'] = ok(half);
    await open();
    await store.export();
    expect(view()).toMatchObject({ progress: null, error: FULL, exported: half });
  });

  it('stays open while files are written, and follows their progress', async () => {
    await open();
    const exporting = store.export();
    store.acceptProgress({ what: 'PDF', done: 1, total: 2 });
    store.close();
    expect(view().progress).toEqual({ what: 'PDF', done: 1, total: 2 });
    await exporting;
    store.close();
    expect(store.view.get().state).toBe('closed');
  });

  it('draws nothing any more once it is closed', async () => {
    await open();
    store.setWords({ note: 'x' });
    store.close();
    await vi.runAllTimersAsync();
    expect(previews()).toHaveLength(1);
  });
});
