import { describe, expect, it } from 'vitest';

import { catalogue } from '../../dev/catalogue.ts';
import { simulatedEntries } from '../../dev/simulated-entries.ts';
import { differenceText } from './difference-text.ts';
import { entryText, entryTitle } from './entry-text.ts';
import { deletedText } from './history-actions.ts';
import { withTag } from './tags.ts';

const entries = simulatedEntries(20, 1_700_000_000_000);
const [run] = entries;
const experiment = entries.find(({ kind }) => kind === 'experiment');
if (run === undefined || experiment === undefined) throw new Error('No simulated entries');

describe('entry texts', () => {
  it('call an entry by its title, else by its workload, and say neither twice', () => {
    expect(entryTitle({ ...run, title: '' }, catalogue)).toBe('Primes');
    expect(entryText({ ...run, title: '' }, catalogue)).toBe(
      'Process pool · Python 3.12.3 · 4 workers',
    );
    expect(entryTitle({ ...run, title: 'Mine' }, catalogue)).toBe('Mine');
    expect(entryText({ ...run, title: 'Mine' }, catalogue)).toMatch(/^Primes · Process pool/);
    const title = 'Primes · Process pool × 4 · Python 3.12.3';
    expect(entryText({ ...run, title }, catalogue)).toBe('4 workers');
  });

  it('count what would be too long a list', () => {
    const text = entryText({ ...experiment, workers: [1, 2, 3, 4, 6, 8] }, catalogue);
    expect(text).toContain('4 strategies');
    expect(text).toContain('1…8 workers');
    expect(entryText({ ...run, workers: [1] }, catalogue)).toContain('1 worker');
    expect(entryText({ ...run, workers: [] }, catalogue)).not.toContain('worker');
  });
});

describe('deletedText', () => {
  it('counts runs and experiments apart', () => {
    expect(deletedText([run])).toBe('Deleted 1 run.');
    expect(deletedText([experiment])).toBe('Deleted 1 experiment with all runs.');
    expect(deletedText([run, experiment, run])).toBe(
      'Deleted 2 runs and 1 experiment with all runs.',
    );
  });
});

describe('differenceText', () => {
  it('names what has changed since', () => {
    const text = differenceText([
      { label: 'Governor', before: 'performance', after: 'powersave' },
      { label: 'Cores', before: '4', after: '2' },
    ]);
    expect(text).toContain('Governor was performance and is powersave; Cores was 4 and is 2');
  });
});

describe('withTag', () => {
  it('adds what is new, without spare room', () => {
    expect(withTag(['a'], '  two   words ')).toEqual(['a', 'two words']);
  });

  it('changes nothing for an empty tag or one that is there', () => {
    const tags = ['Report'];
    expect(withTag(tags, ' ')).toBe(tags);
    expect(withTag(tags, 'report')).toBe(tags);
  });
});
