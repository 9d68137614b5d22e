import { resolve } from 'node:path';

import { describe, expect, it } from 'vitest';

import { readCommandLine, type Switches } from './command-line.ts';

function switches(given: Readonly<Record<string, string>>): Switches {
  return {
    hasSwitch: (name) => name in given,
    getSwitchValue: (name) => given[name] ?? '',
  };
}

describe('readCommandLine', () => {
  it('changes nothing without switches', () => {
    expect(readCommandLine(switches({}), '/work')).toEqual({
      userDataDirectory: null,
      screenshotsDirectory: null,
      isHeadlessComparison: false,
      renderReportJob: null,
    });
  });

  it('takes relative folders from where the app was started', () => {
    const given = {
      'user-data-dir': 'data',
      'screenshots-dir': '/shots',
      'render-report': 'job.json',
    };
    expect(readCommandLine(switches(given), '/work')).toMatchObject({
      userDataDirectory: resolve('/work/data'),
      screenshotsDirectory: resolve('/shots'),
      renderReportJob: resolve('/work/job.json'),
    });
  });

  it('takes a switch without its folder for none', () => {
    expect(
      readCommandLine(switches({ 'user-data-dir': '' }), '/work').userDataDirectory,
    ).toBeNull();
  });

  it('sees the headless comparison', () => {
    const given = { 'headless-comparison': '' };
    expect(readCommandLine(switches(given), '/work').isHeadlessComparison).toBe(true);
  });
});
