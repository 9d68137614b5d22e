import { renderToString } from 'react-dom/server';
import { describe, expect, it } from 'vitest';

import type { RunEndState, RunResult } from '../../../contract/run.ts';
import { readScene } from '../../dev/scene.ts';
import { headerFor, requestOf, resultFor } from '../../dev/simulated-run.ts';
import { possibleCores } from './possible-cores.ts';
import { ResultCard } from './result-card.tsx';
import { resultSentence } from './result-sentence.ts';

const scene = readScene(new URLSearchParams());
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

  it('lets no figure stand out in a run that broke off', () => {
    const html = (state: RunEndState) =>
      renderToString(<ResultCard result={resultOf(state, { digest: null })} />);
    expect(html('completed')).toContain('figure-main');
    expect(html('cancelled')).not.toContain('figure-main');
  });
});
