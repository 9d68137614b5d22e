import { expect, it } from 'vitest';

import { usableRuntime } from '../runtimes/fake-interpreter.test-support.ts';
import { corelane } from './cli.test-support.ts';
import { runtimesText } from './runtimes-command.ts';

it('marks defaults and gives the reason for what cannot be used', () => {
  const python = usableRuntime({
    executable: '/usr/bin/python3',
    features: {
      gilEnabled: true,
      freeThreadedBuild: false,
      startMethods: ['fork', 'spawn'],
      interpreterPool: false,
    },
  });
  const text = runtimesText(
    [
      python,
      {
        usable: false,
        id: 'x',
        kind: 'python',
        version: null,
        executable: '/opt/python3',
        origin: 'path',
        reason: 'It did not answer.',
      },
    ],
    [python.id, null],
  );
  expect(text).toMatch(/^\* +Python 3\.11\.7 +GIL, fork\/spawn +user +\/usr\/bin\/python3$/m);
  expect(text).toMatch(/^Python – +\/opt\/python3 +It did not answer\.$/m);
});

it('says so when there is nothing', () => {
  expect(runtimesText([], [null, null])).toBe(
    'No Node.js or Python was found on this machine: install one.\n',
  );
});

it('prints one JSON object', async () => {
  const { exitCode, stdout } = await corelane(['runtimes', '--json']);
  expect(exitCode).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ schema: 'corelane.runtimes/1' });
});
