import { expect, it } from 'vitest';

import { pssNote } from '../../contract/pss-note.ts';
import { commandResultWith } from '../command/command-result.test-support.ts';
import { runResult } from './run-result.test-support.ts';

const program = runResult({
  peakPssBytes: null,
  command: commandResultWith(),
  wallMs: 400,
});

it.each([
  ['a short program', program, 'not read: shorter than 1 s'],
  ['one that was read', { ...program, peakPssBytes: 5e6 }, null],
  [
    'one that was long enough',
    { ...program, wallMs: 1000 },
    'not read: no pass over its processes was whole',
  ],
  ['one that did not start', { ...program, wallMs: null }, null],
  ['a workload', { ...program, command: null }, null],
  ['another system', { ...program, machine: { ...program.machine, platform: 'darwin' } }, null],
])('says of %s why its PSS is missing, or nothing', (_, result, note) => {
  expect(pssNote(result)).toBe(note);
});
