import { readFileSync } from 'node:fs';

import fc from 'fast-check';
import { expect, it } from 'vitest';

import { fuzz, FUZZ_TIMEOUT_MS } from '../../../contract/fuzz.test-support.ts';
import {
  edited,
  hostileJson,
  mutated,
  mutationsOf,
  textEdits,
} from '../../../contract/mutate.test-support.ts';
import { MOST_SHOWN } from './file-problem.ts';
import { type ExperimentFileKind, readExperimentFile } from './read-experiment-file.ts';

const FIXTURES = new URL('../fixtures/experiment-files/', import.meta.url);

const fixture = (name: string): string => readFileSync(new URL(name, FIXTURES), 'utf8');

const COMMANDS = `schema: corelane.experiment-file/1
commands:
  - python old.py
  - name: new
    command: [python, new.py, --jobs, '{jobs}']
    env: {OMP_NUM_THREADS: '{jobs}'}
    prepare: rm -rf 'my cache'
    okExits: [0, 3]
  - command: sort big.txt | uniq
    shell: true
    endsWith: tree
parameters: {jobs: [1, 2]}
stop: {repeats: 10}
`;

const YAML_FILES = [fixture('good.yaml'), COMMANDS];
const JSON_FILES = [fixture('good.json'), jsonOf(COMMANDS)];

/** The same as a value: what a text edit would hardly reach. */
function jsonOf(yaml: string): string {
  const read = readExperimentFile(yaml, 'yaml', { fileName: 'x.yaml', folder: '/src' });
  expect(read.ok).toBe(true);
  return JSON.stringify({
    schema: 'corelane.experiment-file/1',
    commands: ['python old.py', { name: 'new', command: ['python', '{jobs}'], env: { A: 'b' } }],
    parameters: { jobs: [1, 2] },
    workersParameter: 'jobs',
    stop: { ciPercent: 3, minRepeats: 8, maxRepeats: 20, maxSeconds: 60 },
  });
}

const SIGNS = [
  '- ',
  '? ',
  ': ',
  '&a ',
  '*a',
  '<<: *a',
  '|\n',
  '>\n',
  '---\n',
  '!!binary ',
  '{',
  ']',
  '#',
];

interface File {
  readonly kind: ExperimentFileKind;
  readonly text: string;
}

const files: fc.Arbitrary<File> = fc.oneof(
  fc
    .tuple(fc.constantFrom(...YAML_FILES), textEdits(SIGNS))
    .map(([text, edits]): File => ({ kind: 'yaml', text: edited(text, edits) })),
  fc
    .tuple(fc.constantFrom(...JSON_FILES), mutationsOf(hostileJson), textEdits(SIGNS))
    .map(([text, mutations, edits]): File => {
      const changed = JSON.stringify(mutated(JSON.parse(text), mutations), null, 2);
      return { kind: 'json', text: mutations.length > 1 ? changed : edited(changed, edits) };
    }),
);

it(
  'an experiment file with anything wrong in it is told line by line, never an exception',
  async () => {
    let [taken, refused] = [0, 0];
    await fuzz('experiment-files', files, ({ kind, text }) => {
      const read = readExperimentFile(text, kind, { fileName: `x.${kind}`, folder: '/src' });
      if (read.ok) {
        taken += 1;
        return;
      }
      refused += 1;
      const [head, ...lines] = read.error.message.split('\n');
      expect(head).toBe(`x.${kind} can’t be used.`);
      expect(lines.length).toBeGreaterThan(0);
      expect(lines.length).toBeLessThanOrEqual(MOST_SHOWN + 1);
      expect(read.error.message.length).toBeLessThan(20_000);
    });
    expect(Math.min(taken, refused)).toBeGreaterThan(100);
    expect(Object.prototype).not.toHaveProperty('polluted');
  },
  FUZZ_TIMEOUT_MS,
);
