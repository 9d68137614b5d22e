import { expect, it } from 'vitest';

import { parseProbeAnswer } from './probe-answer.ts';
import { ANSWER_MARK } from './probe-scripts.ts';

const python = {
  executable: '/usr/bin/python3',
  prefix: '/usr',
  basePrefix: '/usr',
  version: [3, 14, 0],
  releaseLevel: 'candidate',
  serial: 2,
  implementation: 'cpython',
  gilEnabled: false,
  freeThreadedBuild: true,
  startMethods: ['forkserver', 'spawn', 'teleport'],
  interpreterPool: true,
};

const line = (answer: unknown): string => `${ANSWER_MARK}${JSON.stringify(answer)}\n`;

it('reads a Python among the prints of its start-up files', () => {
  const answer = parseProbeAnswer('python', `hello from sitecustomize\n${line(python)}bye\n`);
  expect(answer).toMatchObject({
    version: '3.14.0rc2',
    implementation: 'CPython',
    startMethods: ['forkserver', 'spawn'],
    freeThreadedBuild: true,
  });
});

it('reads a Node', () => {
  const answer = parseProbeAnswer(
    'node',
    line({ executable: '/usr/bin/node', version: '20.20.2', implementation: 'Node.js' }),
  );
  expect(answer).toMatchObject({ version: '20.20.2', prefix: '', gilEnabled: null });
});

it.each([
  ['nothing', ''],
  ['a version', 'Python 3.11.7\n'],
  ['no JSON', `${ANSWER_MARK}{"version":\n`],
  ['another kind', line({ executable: '/usr/bin/node', version: '20.0.0', implementation: 'x' })],
  ['a part of the wrong type', line({ ...python, version: '3.11.7' })],
])('takes no answer from %s', (_, stdout) => {
  expect(parseProbeAnswer('python', stdout)).toBeNull();
});
