import { expect, it } from 'vitest';

import { seriesOf } from './series.ts';

it('names the parts of what ran, in the order of the stack', () => {
  const labelsOf = (kind: Parameters<typeof seriesOf>[0]) =>
    seriesOf(kind).map(({ label }) => label);
  const beside = ['Test server', 'Corelane', 'Others'];
  expect(labelsOf('workload')).toEqual(['Our workers', 'Runtime threads + host', ...beside]);
  expect(labelsOf('program')).toEqual(['The program', 'Its other threads + launcher', ...beside]);
  expect(labelsOf('attached')).toEqual(['The program', 'Its other threads', ...beside]);
});
