import { expect, it } from 'vitest';

import { listedProcess } from '../monitor/process-list/listed.test-support.ts';
import { commandText, titleOf } from './shown-process.ts';

function shown(command: readonly string[] | null, isCommandCut = false): string {
  return commandText(listedProcess(7, 1, { facts: { command, isCommandCut } }).facts);
}

it('shows a command whole, and lets nothing of it hide', () => {
  expect(shown(['rm', '-rf', 'my files', ''])).toBe('rm -rf “my files” “”');
  expect(shown(['a\nTerminate harmless?\u202e'])).toBe('a\\u{a}Terminate harmless?\\u{202e}');
  expect(shown(['nginx: worker process'])).toBe('nginx: worker process');
  expect(shown(['java', '-cp'], true)).toMatch(/longer than 4 KB/);
  expect(shown([])).toBe('program-7');
  expect(shown(null)).toMatch(/can’t be read/);
  expect(titleOf({ name: 'a\nb', pid: 7 })).toBe('a\\u{a}b (7)');
});
