import { describe, expect, it } from 'vitest';

import { type RenderJob, renderJob } from './render-job.ts';

const FIGURES = {
  dir: '/tmp/figures',
  format: 'png',
  scale: 3,
  widthMm: 85,
  theme: 'light',
  ids: null,
} as const;

const JOB: RenderJob = {
  htmlPath: '/tmp/report.html',
  pdf: { path: '/tmp/report.pdf', paper: 'A4' },
  figures: [FIGURES],
  whole: [{ path: '/tmp/whole.svg', format: 'svg', scale: 1, theme: 'dark' }],
};

describe.runIf(process.platform !== 'win32')('renderJob', () => {
  it('takes what the command line writes', () => {
    expect(renderJob.parse(JSON.parse(JSON.stringify(JOB)))).toEqual(JOB);
  });

  it.each([
    ['a relative path', { ...JOB, htmlPath: 'report.html' }],
    ['a path with an end in it', { ...JOB, htmlPath: '/tmp/a\0b' }],
    ['another paper', { ...JOB, pdf: { path: '/tmp/a.pdf', paper: 'A0' } }],
    ['a scale of ten', { ...JOB, figures: [{ ...FIGURES, scale: 10 }] }],
    ['a width that no journal has', { ...JOB, figures: [{ ...FIGURES, widthMm: 100 }] }],
    ['something else', { ...JOB, script: 'x' }],
    ['nothing', null],
  ])('refuses %s', (_, job) => expect(renderJob.safeParse(job).success).toBe(false));
});
