import { readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';

import { expect, it } from 'vitest';

import type { HistoryId } from '../../../contract/history.ts';
import {
  codeOf,
  historyPath,
  listed,
  record,
  smallExperiment,
  soundHistory,
  ticksOf,
  value,
} from './history.test-support.ts';
import type { History } from './history.ts';
import { taskChunksOf } from './task-chunk.ts';
import { tasksOf } from './task-times.test-support.ts';

const ITEMS: readonly HistoryId[] = [
  { kind: 'run', id: 'run-1' },
  { kind: 'experiment', id: 'experiment-1' },
];

async function filledHistory(): Promise<{ history: History; file: string }> {
  const path = await historyPath();
  const history = soundHistory(path);
  record(history, {}, ticksOf('run-1', 300));
  value(
    history.update(ITEMS[0] ?? { kind: 'run', id: '' }, {
      title: '../../etc/passwd <b>\u202E',
      tags: ['a tag'],
      note: 'a note',
      starred: true,
    }),
  );
  history.saveExperiment(smallExperiment());
  return { history, file: join(dirname(path), 'export.corelane') };
}

it('brings everything into another history, marked as imported', async () => {
  const { history, file } = await filledHistory();
  value(await history.exportTo(file, ITEMS));
  const other = soundHistory(await historyPath());
  expect(value(await other.importFrom(file))).toEqual({ runs: 5, experiments: 1, skipped: 0 });

  const [before, after] = [history, other].map((each) => value(each.run('run-1')));
  expect(after).toEqual({ ...before, entry: { ...before?.entry, imported: true } });
  expect(value(other.recording('run-1'))).toEqual(value(history.recording('run-1')));
  expect(value(other.experiment('experiment-1')).result).toEqual(
    value(history.experiment('experiment-1')).result,
  );
  expect(listed(other, { text: 'passwd tag' })).toEqual(['run-1']);
  history.close();
  other.close();
});

it('skips and counts what is there already, and brings back what was deleted', async () => {
  const { history, file } = await filledHistory();
  value(await history.exportTo(file, ITEMS));
  value(history.update({ kind: 'run', id: 'run-1' }, { note: 'changed since' }));
  expect(value(await history.importFrom(file))).toEqual({ runs: 0, experiments: 0, skipped: 6 });
  expect(value(history.run('run-1')).entry.note).toBe('changed since');
  value(history.remove([{ kind: 'run', id: 'run-1' }]));
  expect(value(await history.importFrom(file))).toEqual({ runs: 1, experiments: 0, skipped: 5 });
  expect(value(history.run('run-1')).entry).toMatchObject({ note: 'a note', imported: true });
  history.close();
});

it('leaves what was deleted where it can be brought back when an import fails', async () => {
  const { history, file } = await filledHistory();
  value(await history.exportTo(file, ITEMS));
  const content = await readFile(file);
  await writeFile(file, content.subarray(0, content.length - 100));
  const { undoToken } = value(history.remove([{ kind: 'run', id: 'run-1' }]));
  expect(codeOf(await history.importFrom(file))).toBe('not-imported');
  value(history.undoRemove(undoToken));
  expect(value(history.run('run-1')).entry.note).toBe('a note');
  history.close();
});

it('leaves an old file alone when an export fails', async () => {
  const { history, file } = await filledHistory();
  await writeFile(file, 'what was there');
  const missing = [...ITEMS, { kind: 'run', id: 'nowhere' }] as const;
  expect(codeOf(await history.exportTo(file, missing))).toBe('not-in-history');
  expect(await readFile(file, 'utf8')).toBe('what was there');
  expect(codeOf(await history.exportTo(join(file, 'in a file'), ITEMS))).toBe('export-failed');
  expect(await readdir(dirname(file))).not.toContainEqual(expect.stringContaining('.tmp'));
  history.close();
});

/** The lines of an exported file, changed and packed again. */
async function changedExport(
  change: (lines: string[]) => readonly string[] | string,
): Promise<string> {
  const { history, file } = await filledHistory();
  value(await history.exportTo(file, ITEMS));
  history.close();
  const changed = change(
    gunzipSync(await readFile(file))
      .toString()
      .trimEnd()
      .split('\n'),
  );
  const text = typeof changed === 'string' ? changed : `${changed.join('\n')}\n`;
  await writeFile(file, gzipSync(text));
  return file;
}

/** Line 1 is the run, 2 and 3 its samples. */
function withRun(change: (run: Record<string, unknown>) => object) {
  return (lines: string[]): string[] =>
    lines.map((line, index) =>
      index === 1 ? JSON.stringify(change(JSON.parse(line) as Record<string, unknown>)) : line,
    );
}

function tasksOfTwo(): readonly string[] {
  const two = [tasksOf('run-1', 3), { ...tasksOf('run-1', 3), errorCodes: ['OSError'] }];
  const chunks = two.flatMap(taskChunksOf);
  return chunks.map((chunk) => Buffer.from(chunk).toString('base64'));
}

const swapSamples = (lines: string[]): string[] =>
  lines.map((line) =>
    line.startsWith('{"type":"samples"') ? line.replace(/"chunk":"..../, '"chunk":"AAAA') : line,
  );

it.each([
  ['another version', (lines) => [lines[0]?.replace('/1', '/2') ?? '', ...lines.slice(1)], /\/2'/],
  ['no header', (lines) => lines.slice(1), /no schema/],
  ['a cut between lines', (lines) => lines.slice(0, -1), /cut off/],
  ['a cut inside a line', (lines) => lines.join('\n').slice(0, -3), /cut off/],
  ['a missing line', (lines) => lines.toSpliced(2, 1), /not all are there/],
  ['text', () => 'hello\n', /no JSON/],
  ['nothing', () => '', /cut off/],
  [
    'an unknown workload',
    withRun((run) => ({ ...run, header: { ...(run['header'] as object), request: 1 } })),
    /line 2, header\.request/,
  ],
  ['a wrong type', withRun((run) => ({ ...run, starred: 'yes' })), /line 2, starred/],
  ['an unknown state', withRun((run) => ({ ...run, state: 'winning' })), /line 2, state/],
  ['damaged samples', swapSamples, /samples of form 0/],
  ['damaged task times', withRun((run) => ({ ...run, tasks: ['AAAA'] })), /task times of form 0/],
  [
    'more task times than are kept',
    withRun((run) => ({ ...run, tasks: new Array<string>(17).fill('AAAA') })),
    /line 2, tasks/,
  ],
  [
    'task times of several runs',
    withRun((run) => ({ ...run, tasks: tasksOfTwo() })),
    /several runs/,
  ],
  [
    'samples before their run',
    (lines) => [lines[0] ?? '', lines[2] ?? '', lines[1] ?? '', ...lines.slice(3)],
    /without their run/,
  ],
  [
    'an item twice',
    (lines) => [lines[0] ?? '', lines[1] ?? '', lines[1] ?? '', ...lines.slice(3)],
    /twice/,
  ],
] satisfies [string, (lines: string[]) => readonly string[] | string, RegExp][])(
  'refuses a file with %s, and takes in nothing of it',
  async (_, change, message) => {
    const file = await changedExport(change);
    const history = soundHistory(await historyPath());
    const imported = await history.importFrom(file);
    expect(codeOf(imported)).toBe('not-imported');
    expect(imported.ok ? '' : imported.error.message).toMatch(message);
    expect(listed(history, { withRunsOfExperiments: true })).toEqual([]);
    expect(value(history.facts())).toMatchObject({ runs: 0, experiments: 0 });
    history.close();
  },
);

it('refuses what is no packed file, is not there, or is a bomb', async () => {
  const path = await historyPath();
  const history = soundHistory(path);
  const file = join(dirname(path), 'import.corelane');
  const message = async (): Promise<string> => {
    const imported = await history.importFrom(file);
    return imported.ok ? '' : imported.error.message;
  };
  expect(await message()).toContain('ENOENT');
  await writeFile(file, 'plain text');
  expect(await message()).toContain('incorrect header');
  const { history: full, file: whole } = await filledHistory();
  value(await full.exportTo(whole, ITEMS));
  full.close();
  await writeFile(file, (await readFile(whole)).subarray(0, -20));
  expect(await message()).toContain('unexpected end');
  await writeFile(file, gzipSync(Buffer.alloc(40 * 1024 * 1024, 0x20)));
  expect(await message()).toContain('far larger');
  expect(listed(history, { withRunsOfExperiments: true })).toEqual([]);
  history.close();
});
