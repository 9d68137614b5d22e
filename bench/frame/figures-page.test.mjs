// @ts-check
import { describe, expect, it } from 'vitest';

import { figuresPage } from './figures-page.mjs';
import { sectionText } from './print-section.mjs';
import { summarise } from './summarise.mjs';

/** @typedef {import('./run-section.mjs').SectionRecord} SectionRecord */

/** @type {import('../../contract/machine-card.ts').MachineCard} */
const machine = {
  ...{ cpuModel: 'A processor', logicalCores: 2, physicalCores: 2, smt: false, siblings: null },
  ...{ coreKinds: null, allowedCores: [0, 1], quotaCores: null, effectiveCores: 2, governor: null },
  ...{ maxFrequencyMHz: null, memoryBytes: 8e9, memoryLimitBytes: null, platform: 'linux' },
  ...{ osName: 'Debian GNU/Linux 12', osRelease: '6.1', container: null, virtualMachine: 'kvm' },
  ...{ powerSource: null, corelane: '0.1.0' },
};

/** @type {SectionRecord} */
const section = {
  ...{ name: 'sampler', title: 'Sampler', about: 'What a tick costs.', state: 'measured' },
  ...{ reason: null, tookS: 1, curves: [], notes: ['A note.'] },
  rows: summarise([
    { subject: 'Corelane', case: '8', metric: 'µs a tick', unit: 'µs', values: [1, 2, 3] },
  ]),
  skipped: [{ what: 'pidstat', why: 'not installed here: apt install sysstat' }],
  peers: [{ name: 'pidusage', version: '4.1.0' }],
};

/** @param {Partial<import('./figures-page.mjs').BenchRecord>} parts */
const page = (parts) =>
  figuresPage({
    ...{
      schema: 'corelane.bench/1',
      startedAt: '2026-01-02T03:04:05.000Z',
      tookS: 600,
      quick: false,
    },
    ...{ repeats: 7, seed: 1, command: 'npm run bench -- --write', machine },
    ...{ tools: [{ name: 'Node.js', version: '20.20.0' }], coresInUseBefore: 0.01 },
    sections: [section],
    ...parts,
  });

describe('the page of figures', () => {
  it('has machine, table, chart, notes and what was left out', () => {
    const text = page({});
    expect(text).toContain('| Node.js | 20.20.0 |');
    expect(text).toContain('| 8 | Corelane | 2 µs | none | 1 … 3 | 3 |');
    expect(text).toContain('![Sampler](images/bench-sampler.svg)');
    expect(text).toContain('- A note.');
    expect(text).toContain('- pidstat: not installed here: apt install sysstat.');
    expect(text).toContain('no 95 % interval');
    expect(text).toContain('pidusage 4.1.0');
    expect(text).not.toContain('not quiet');
  });

  it('says when the machine was not quiet', () => {
    expect(page({ coresInUseBefore: 1.5 })).toMatch(/not quiet before the start: 1\.50 cores/);
  });

  it('says why a section is not there', () => {
    const reason = 'there is no display.';
    const text = page({ sections: [{ ...section, state: 'not-here', reason, rows: [] }] });
    expect(text).toContain('Not measured here: there is no display.');
    expect(text).not.toContain('![');
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
