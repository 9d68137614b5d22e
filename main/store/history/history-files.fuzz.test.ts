import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';

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
import { exportLine } from './export-file.ts';
import {
  EVERYTHING,
  historyPath,
  record,
  smallExperiment,
  soundHistory,
  ticksOf,
  value,
} from './history.test-support.ts';
import type { History } from './history.ts';
import { tasksOf } from './task-times.test-support.ts';

/** The lines of an exported history with a run, its samples and tasks, and an experiment. */
async function exportedLines(): Promise<readonly string[]> {
  const path = await historyPath();
  const history = soundHistory(path);
  const result = record(history, {}, ticksOf('run-1', 40));
  history.saveTasks(tasksOf(result.runId, 5));
  history.saveExperiment(smallExperiment());
  const file = join(dirname(path), 'export.corelane');
  const items = [
    { kind: 'run', id: 'run-1' },
    { kind: 'experiment', id: 'experiment-1' },
  ] as const;
  value(await history.exportTo(file, items));
  history.close();
  return gunzipSync(await readFile(file))
    .toString()
    .trimEnd()
    .split('\n');
}

const changes = mutationsOf(hostileJson);

it(
  'a line of an exported history with anything wrong in it is refused or whole',
  async () => {
    const lines = (await exportedLines()).slice(1);
    let [taken, refused] = [0, 0];
    await fuzz(
      'history-lines',
      fc.tuple(fc.constantFrom(...lines), changes),
      ([line, mutations]) => {
        const text = JSON.stringify(mutated(JSON.parse(line), mutations));
        const parsed = exportLine.safeParse(JSON.parse(text));
        if (parsed.success) taken += 1;
        else refused += 1;
        if (mutations.length === 0) expect(parsed.success).toBe(true);
      },
    );
    expect(Math.min(taken, refused)).toBeGreaterThan(100);
  },
  FUZZ_TIMEOUT_MS,
);

/** Everything that the window would read of what is there. */
function readAll(history: History): readonly string[] {
  const { entries } = value(history.list({ ...EVERYTHING, withRunsOfExperiments: true }));
  for (const { kind, id } of entries) {
    if (kind === 'experiment') value(history.experiment(id));
    else {
      value(history.run(id));
      value(history.recording(id));
      value(history.tasks(id));
    }
  }
  return entries.map(({ id }) => id).toSorted();
}

it(
  'an imported file with anything wrong in it comes in as a whole or not at all',
  async () => {
    const lines = await exportedLines();
    const history = soundHistory(await historyPath());
    record(history, { runId: 'own' });
    const file = join(dirname(value(history.facts()).path ?? ''), 'import.corelane');
    let [taken, refused] = [0, 0];
    const files = fc.tuple(
      fc.nat(lines.length - 1),
      changes,
      fc.oneof(fc.constant([]), textEdits(['\n', '{"type":"end","lines":1}\n'])),
      fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, fc.nat(2_000)),
    );
    await fuzz('history-files', files, async ([at, mutations, edits, damageAt]) => {
      const before = readAll(history);
      const changed = lines.with(
        at,
        JSON.stringify(mutated(JSON.parse(lines[at] ?? ''), mutations)),
      );
      const packed = gzipSync(edited(`${changed.join('\n')}\n`, edits));
      if (damageAt !== null) packed[damageAt % packed.length] = 0x55;
      await writeFile(file, packed);
      const imported = await history.importFrom(file);
      const after = readAll(history);
      if (imported.ok) {
        taken += 1;
        expect(after).toEqual(expect.arrayContaining([...before]));
        value(history.remove(after.filter((id) => id !== 'own').map((id) => idOf(history, id))));
      } else {
        refused += 1;
        expect(after).toEqual(before);
      }
    });
    expect(Math.min(taken, refused)).toBeGreaterThan(3);
    expect(readAll(history)).toContain('own');
    history.close();
  },
  FUZZ_TIMEOUT_MS,
);

function idOf(history: History, id: string) {
  const kind = history.run(id).ok ? ('run' as const) : ('experiment' as const);
  return { kind, id };
}
