import { renderToString } from 'react-dom/server';
import { describe, expect, it } from 'vitest';

import type { RunEndState, RunResult } from '../../../contract/run.ts';
import { readScene } from '../../dev/scene.ts';
import { headerFor, requestOf, resultFor } from '../../dev/simulated-run.ts';
import { possibleCores } from './possible-cores.ts';
import { ResultCard } from './result-card.tsx';
import { resultSentence } from './result-sentence.ts';

const scene = readScene(new URLSearchParams());
/** A tip stands at the term, at its value, and once more for those who can't hover. */
const TIP_COPIES = 3;
const header = headerFor(requestOf(scene), scene, 1_700_000_000_000);

function resultOf(state: RunEndState, patch: Partial<RunResult> = {}): RunResult {
  return { ...resultFor(header, state, scene), ...patch };
}

describe('resultSentence', () => {
  it('says what was done, and how long it took', () => {
    expect(resultSentence(resultOf('completed'))).toBe('All 400 tasks done in 16.0 s.');
  });

  it('does not hide failed tasks of a completed run', () => {
    const tasks = { total: 400, done: 400, failed: 3, lost: 0, firstLost: [] };
    expect(resultSentence(resultOf('completed', { tasks }))).toContain('3 of them failed');
  });

  it('says how far a run had come, beside the reason why it ended', () => {
    const error = { code: 'any', message: 'Stopped by X.' };
    expect(resultSentence(resultOf('timed-out', { error }))).toBe(
      'Stopped by X. 240 of 400 tasks were done.',
    );
    const tasks = { total: 0, done: 0, failed: 0, lost: 0, firstLost: [] };
    expect(resultSentence(resultOf('cancelled', { tasks }))).toBe(
      'You stopped this run. Its work had not begun.',
    );
  });

  it('gives main’s reason where there is one', () => {
    expect(resultSentence(resultOf('failed'))).toContain('Task 17 failed');
  });

  it.each<[RunEndState, string]>([
    ['cancelled', 'You stopped this run. 240 of 400 tasks were done.'],
    ['timed-out', 'The time limit ended this run. 240 of 400 tasks were done.'],
    ['crashed', 'The run crashed (signal SIGKILL). 240 of 400 tasks were done.'],
  ])('has words of its own for %s', (state, sentence) => {
    expect(resultSentence(resultOf(state, { error: null }))).toBe(sentence);
  });
});

describe('possibleCores', () => {
  it.each([
    ['process-pool', 4, 2, 2],
    ['threads', 1, 8, 1],
    ['async', 100, 8, 1],
    ['sequential', 1, 8, 1],
    ['threads', 4, 1.5, 1.5],
  ] as const)('%s with %d workers on %d cores', (strategy, workers, effectiveCores, cores) => {
    expect(possibleCores({ strategy, workers, effectiveCores })).toBe(cores);
  });
});

describe('ResultCard', () => {
  it('opens the error output of a run that failed', () => {
    const html = renderToString(<ResultCard result={resultOf('failed', { digest: null })} />);
    expect(html).toContain('<details class="error-output" open="">');
    expect(html).toContain('RuntimeError');
  });

  it('shows a dash for what is not known, and marks lower bounds', () => {
    const unknown = { wallMs: null, coresUsed: null, digest: null, cpuIsLowerBound: true };
    const html = renderToString(<ResultCard result={resultOf('crashed', unknown)} />);
    expect(html).not.toContain('≥ –');
    expect(html).toMatch(/≥ [\d.]+ s/);
    expect(html).toContain('–');
  });

  it('does not blame the number of samples for the missing residual of a run that broke off', () => {
    const samples = { count: 11, residualPercent: null };
    const result = resultOf('cancelled', { samples, cpuIsLowerBound: true });
    const html = renderToString(<ResultCard result={result} />);
    expect(html).toContain('no whole account');
    expect(html).not.toContain('too few');
  });

  it('names unfinished tasks and errors of tasks once', () => {
    const tasks = { total: 20, done: 10, failed: 0, lost: 10, firstLost: [10, 11] };
    const error = { code: 'worker-died', message: 'It died: 10 of 20 tasks are lost (10, 11, …).' };
    const dead = resultOf('failed', { tasks, error, taskErrors: [], digest: null });
    const html = renderToString(<ResultCard result={dead} />);
    expect(html.match(/10, 11/g)).toHaveLength(1 + TIP_COPIES);
    expect(html).toContain('Tasks 10, 11 and more.');

    const taskErrors = [{ code: 'InjectedFault', count: 3, task: 4, message: 'told to fail' }];
    const message = '3 of 20 tasks failed. The first was task 4: InjectedFault: told to fail';
    const raised = resultOf('failed', {
      tasks: { total: 20, done: 17, failed: 3, lost: 0, firstLost: [] },
      error: { code: 'task-failed', message },
      taskErrors,
      digest: null,
    });
    expect(resultSentence(raised)).toBe('3 of 20 tasks failed.');
    expect(renderToString(<ResultCard result={raised} />).match(/told to fail/g)).toHaveLength(1);
    const stopped = { ...raised, error: { code: 'stopped-at-failure', message } };
    expect(resultSentence(stopped)).toContain('20 of 20 tasks had ended');
    expect(resultSentence({ ...raised, taskErrors: [] })).toBe(message);
  });

  it('leaves to the place of the chart that there was too little to chart', () => {
    const warnings = [{ code: 'too-short-to-chart', message: 'The work was over.' }];
    const html = renderToString(
      <ResultCard result={resultOf('completed', { warnings, digest: null })} />,
    );
    expect(html).not.toContain('The work was over.');
  });

  it('lets no figure stand out in a run that broke off', () => {
    const html = (state: RunEndState) =>
      renderToString(<ResultCard result={resultOf(state, { digest: null })} />);
    expect(html('completed')).toContain('figure-main');
    expect(html('cancelled')).not.toContain('figure-main');
  });
});
