import fc from 'fast-check';
import { expect, it } from 'vitest';

import { shellWord } from './command-name.ts';
import { fuzz, FUZZ_TIMEOUT_MS } from './fuzz.test-support.ts';
import { edited, textEdits } from './mutate.test-support.ts';
import { splitWords } from './split-words.ts';

const LINES = [
  'python3 -m compileall -j 2 .',
  'sort --parallel=2 "a file.txt" -o \'b file\'',
  'make -C dir\\ with\\ spaces all',
  './run.sh {workers} "{size}"',
  'node -e "console.log(\\"x\\")"',
];

const SIGNS = ['"', "'", '\\', '$(', '`', '|', '&&', '>', '{', '}', '*', '~', '\\\n', "'\\''"];

it(
  'reads any line as words, or says why not; words that were quoted come back as they were',
  async () => {
    const lines = fc
      .tuple(fc.constantFrom(...LINES), textEdits(SIGNS))
      .map(([line, edits]) => edited(line, edits));
    await fuzz('command-lines', lines, (line) => {
      const split = splitWords(line);
      if (!split.ok) {
        expect(['bad-command', 'needs-shell']).toContain(split.error.code);
        expect(split.error.message.length).toBeLessThan(400);
        return;
      }
      const again = splitWords(split.value.map(shellWord).join(' '));
      expect(again).toEqual(split);
    });
  },
  FUZZ_TIMEOUT_MS,
);
