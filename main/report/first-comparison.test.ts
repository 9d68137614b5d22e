import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { err, ok } from '../../contract/result.ts';
import type { RunRequest } from '../../contract/run.ts';
import type { Lab } from '../lab/lab.ts';
import { validateRequest } from '../lab/validate-request.ts';
import { usableRuntime } from '../runtimes/fake-interpreter.test-support.ts';
import { firstComparisonRequests, runComparison } from './first-comparison.ts';
import { runResult } from './run-result.test-support.ts';
import { timedName, writeReport } from './write-report.ts';

const python = usableRuntime();
const node = usableRuntime({ kind: 'node', version: '20.20.2' });

describe('firstComparisonRequests', () => {
  it('asks for three strategies on each kind, all of them valid', () => {
    const requests = firstComparisonRequests([python, node], 2);
    expect(
      requests.map(({ runtimeId, strategy, workers }) => [runtimeId, strategy, workers]),
    ).toEqual(
      [python.id, node.id].flatMap((id) => [
        [id, 'sequential', 1],
        [id, 'threads', 2],
        [id, 'processes', 2],
      ]),
    );
    for (const request of requests)
      expect(validateRequest(request, [python, node])).toMatchObject({ ok: true });
  });

  it('leaves out a kind that is not there', () => {
    const kinds = firstComparisonRequests([node], 64).map(({ runtimeId }) => runtimeId);
    expect(new Set(kinds)).toEqual(new Set([node.id]));
    expect(firstComparisonRequests([], 2)).toEqual([]);
  });

  it.each([
    [0.5, 2],
    [6.5, 6],
    [64, 8],
  ])('on %s cores takes %s workers', (effectiveCores, workers) => {
    expect(firstComparisonRequests([node], effectiveCores)[1]?.workers).toBe(workers);
  });
});

/** A lab whose runs end at once; `refuse` names the one that can't be started. */
function labOf(refuse = -1): { lab: Lab; begun: RunRequest[]; stops: () => number } {
  const begun: RunRequest[] = [];
  let stops = 0;
  const lab: Lab = {
    state: () => ({ state: 'idle' }),
    onState: () => () => undefined,
    start: (request) => {
      if (begun.length === refuse) return Promise.resolve(err('unknown-runtime', 'Gone.'));
      begun.push(request);
      return Promise.resolve(ok({ runId: String(begun.length) }));
    },
    reserve: () => ok({ release: () => undefined }),
    isQuiet: () => false,
    presetParameters: () => Promise.resolve(err('no-preset', 'None.')),
    stop: () => void (stops += 1),
    waitForEnd: (runId) => Promise.resolve(runResult({ runId })),
    tasksOf: () => null,
    close: () => Promise.resolve(),
  };
  return { lab, begun, stops: () => stops };
}

describe('runComparison', () => {
  const requests = firstComparisonRequests([python, node], 2);

  it('runs all in order and tells how far it is', async () => {
    const { lab, begun } = labOf();
    const progress: (string | null)[] = [];
    const outcome = await runComparison(lab, requests, ({ done, total, next }) =>
      progress.push(`${done}/${total} ${next?.strategy ?? 'end'}`),
    );
    expect(begun).toEqual(requests);
    expect(outcome.ok && outcome.value.map(({ runId }) => runId)).toEqual([
      '1',
      '2',
      '3',
      '4',
      '5',
      '6',
    ]);
    expect(progress[0]).toBe('0/6 sequential');
    expect(progress.at(-1)).toBe('6/6 end');
  });

  it('ends with the error of a run that cannot be started', async () => {
    const { lab } = labOf(2);
    expect(await runComparison(lab, requests)).toEqual(err('unknown-runtime', 'Gone.'));
  });

  it('stops the run under way when aborted, and begins no other', async () => {
    const { lab, begun, stops } = labOf();
    const abort = new AbortController();
    const stopAtSecond = ({ done }: { readonly done: number }): void => {
      if (done === 1) abort.abort();
    };
    const outcome = await runComparison(lab, requests, stopAtSecond, abort.signal);
    expect(outcome).toMatchObject({ ok: true, value: [{ runId: '1' }, { runId: '2' }] });
    expect([begun.length, stops() > 0]).toEqual([2, true]);
  });
});

it('writes a report whole, under a name that every system takes', async () => {
  const folder = join(await mkdtemp(join(tmpdir(), 'corelane-test-')), 'reports');
  const name = `${timedName('first-comparison', new Date('2026-01-02T03:04:05.678Z'))}.html`;
  expect(name).toBe('first-comparison-2026-01-02T03-04-05.html');
  expect(await writeReport(folder, name, '<p>')).toBe(join(folder, name));
  expect(await readFile(join(folder, name), 'utf8')).toBe('<p>');
  expect(await readdir(folder)).toEqual([name]);
});
