// @ts-check
import { describe, expect, it } from 'vitest';

import { figuresPage } from './figures-page.mjs';
import { sectionText } from './print-section.mjs';
import { summarise } from './summarise.mjs';

/** @typedef {import('./run-section.mjs').SectionRecord} SectionRecord */
/** @typedef {import('./kept-sections.mjs').KeptSection} KeptSection */

/** @type {SectionRecord} */
const section = {
  ...{ name: 'sampler', title: 'Sampler', about: 'What a tick costs.', state: 'measured' },
  ...{ reason: null, tookS: 600, curves: [], notes: ['A note.'] },
  rows: summarise([
    { subject: 'Corelane', case: '8', metric: 'µs a tick', unit: 'µs', values: [1, 2, 3] },
  ]),
  skipped: [{ what: 'pidstat', why: 'not installed here: apt install sysstat' }],
  peers: [{ name: 'pidusage', version: '4.1.0' }],
};

const sections = [
  { name: 'sampler', title: 'Sampler', about: 'What a tick costs.' },
  { name: 'store', title: 'History', about: 'What is written.' },
];

/** @param {Partial<KeptSection>} [parts] @returns {KeptSection} */
const kept = (parts = {}) => ({
  ...{ startedAt: '2026-01-02T03:04:05.000Z', repeats: 7, seed: 1 },
  ...{ command: 'npm run bench -- sampler --write', coresInUseBefore: 0.01 },
  machine: [
    ['processor', 'A processor'],
    ['Corelane', '0.1.0'],
  ],
  tools: [{ name: 'Node.js', version: '20.20.0' }],
  section,
  ...parts,
});

/** @param {readonly KeptSection[]} all */
const page = (...all) =>
  figuresPage(sections, new Map(all.map((each) => [each.section.name, each])));

describe('the page of figures', () => {
  it('has machine, table, chart, notes and what was left out', () => {
    const text = page(kept());
    expect(text).toContain('| processor | A processor |');
    expect(text).toContain('| 8 | Corelane | 2 µs | none | 1 … 3 | 3 |');
    expect(text).toContain('![Sampler](images/bench-sampler.svg)');
    expect(text).toContain('- A note.');
    expect(text).toContain('- pidstat: not installed here: apt install sysstat.');
    expect(text).toContain('no 95 % interval');
    expect(text).toContain('pidusage 4.1.0');
    expect(text).not.toContain('not quiet');
  });

  it('says of each section when and how it was measured', () => {
    expect(page(kept())).toContain(
      'Measured 2026-01-02 by `npm run bench -- sampler --write`, 7 repeats of each case in 10 min, Corelane 0.1.0, Node.js 20.20.0.',
    );
  });

  it('says when the machine was not quiet', () => {
    expect(page(kept({ coresInUseBefore: 1.5 }))).toMatch(
      /not quiet before the start: 1\.50 cores/,
    );
  });

  it('says what was never measured, and how it will be', () => {
    expect(page(kept())).toContain(
      '## History\n\nWhat is written.\n\nNot measured yet: `npm run bench -- store --write`.',
    );
    expect(page()).not.toContain('## Machine');
  });

  it('tells machines apart, and takes no other version of Corelane for another machine', () => {
    const store = { ...section, name: 'store', title: 'History' };
    const later = kept({
      section: store,
      machine: [
        ['processor', 'A processor'],
        ['Corelane', '0.2.0'],
      ],
    });
    expect(page(kept(), later)).not.toContain('machine A');
    expect(page(kept(), later)).toContain('Corelane 0.2.0');
    const other = page(kept(), kept({ section: store, machine: [['processor', 'Another']] }));
    expect(other).toContain('2 different machines');
    expect(other).toContain('| processor | A processor | Another |');
    expect(other).toMatch(/## Sampler[^#]+on machine A,/);
    expect(other).toMatch(/## History[^#]+on machine B,/);
  });
});

describe('a section in the terminal', () => {
  it('is marked when it was quick', () => {
    expect(sectionText(section, { isQuick: true })).toContain('quick: not for quoting');
    expect(sectionText(section, { isQuick: false })).not.toContain('quick');
  });

  it('that failed says so', () => {
    const failed = sectionText(
      { ...section, state: 'failed', reason: 'Out of luck.' },
      { isQuick: false },
    );
    expect(failed).toContain('FAILED: Out of luck.');
  });
});
