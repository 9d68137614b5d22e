import { expect, it } from 'vitest';

import { hostCheckText } from './host-check-text.ts';

const sentence = 'A line is at most 1 MiB.';

it('tells of a broken rule what it says and what was seen', () => {
  const text = hostCheckText({
    host: './host',
    runtime: 'c',
    version: '12.2.0',
    conforms: false,
    rules: [
      { id: 'describe', sentence: 'The host answers.', result: 'passed', seen: [] },
      { id: 'line-length', sentence, result: 'broken', seen: ['primes: a line was longer'] },
      { id: 'worker-killed', sentence: 'S.', result: 'not-applicable', seen: ['It has none.'] },
    ],
  });
  expect(text).toMatch(/^Run host \.\/host \(c 12\.2\.0\)\n\npassed {2}describe\nBROKEN {2}line/);
  expect(text).toContain(`The rule: ${sentence}\n`);
  expect(text).toContain('Seen: primes: a line was longer\n');
  expect(text).toMatch(/^– {7}worker-killed: It has none\.$/m);
  expect(text).toMatch(/\n1 of 3 rules of workloads\/protocol\.md are broken\.\n$/);
});
