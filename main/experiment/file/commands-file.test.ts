import { describe, expect, it } from 'vitest';

import { commandSpec } from '../../../contract/command.test-support.ts';
import type { ExperimentSpec } from '../../../contract/experiment.ts';
import { EXPERIMENT_DEFAULTS } from '../../../contract/experiment-presets.ts';
import { EXPERIMENT_FILE_SCHEMA } from './file-spec.ts';
import { readExperimentFile } from './read-experiment-file.ts';
import { resolveFileSpec } from './resolve-file-spec.ts';
import { writeExperimentFile } from './write-experiment-file.ts';

const read = (lines: string) =>
  readExperimentFile(`schema: ${EXPERIMENT_FILE_SCHEMA}\n${lines}`, 'yaml', {
    fileName: 'x.yaml',
    folder: '/src',
  });

const problemsOf = (lines: string): string => {
  const file = read(lines);
  return file.ok ? '' : file.error.message;
};

async function resolved(text: string, isAllowed = true) {
  const file = readExperimentFile(text, 'yaml', { fileName: 'x.yaml', folder: '/src' });
  if (!file.ok) throw new Error(`${file.error.message}\n${text}`);
  return resolveFileSpec(file.value, [], {
    effectiveCores: 2,
    remembered: {},
    allow: () => Promise.reject(new Error('No path had to be allowed.')),
    allowCommands: () => Promise.resolve(isAllowed),
  });
}

const FILE = `schema: ${EXPERIMENT_FILE_SCHEMA}
commands:
  - python old.py
  - name: new
    command: [python, new.py, --jobs, '{jobs}']
    cwd: build
    env: {OMP_NUM_THREADS: '{jobs}'}
    prepare: rm -rf 'my cache'
    okExits: [0, 3]
    sameOutput: true
  - command: sort big.txt | uniq
    shell: true
    cleanup: rm -f *.tmp
    endsWith: tree
parameters: {jobs: [1, 2]}
stop: {repeats: 10}
`;

describe('an experiment file with commands', () => {
  it('is read', async () => {
    expect(await resolved(FILE)).toMatchObject({
      ok: true,
      value: {
        spec: {
          ...EXPERIMENT_DEFAULTS,
          workload: 'command',
          parameters: { jobs: [1, 2] },
          stopRule: { rule: 'repeats', repeats: 10 },
          commands: [
            commandSpec({
              argv: ['python', 'old.py'],
              directory: '/src',
              workersParameter: 'jobs',
            }),
            commandSpec({
              name: 'new',
              argv: ['python', 'new.py', '--jobs', '{jobs}'],
              directory: '/src/build',
              environment: { OMP_NUM_THREADS: '{jobs}' },
              prepare: ['rm', '-rf', 'my cache'],
              okExits: [0, 3],
              sameOutput: true,
              workersParameter: 'jobs',
            }),
            commandSpec({
              argv: ['sort big.txt | uniq'],
              shell: true,
              directory: '/src',
              cleanup: ['/bin/sh', '-c', 'rm -f *.tmp'],
              endsWith: 'tree',
              workersParameter: 'jobs',
            }),
          ],
        },
      },
    });
  });

  it('runs nothing that was not allowed', async () => {
    expect(await resolved(FILE, false)).toMatchObject({
      ok: false,
      error: { code: 'not-allowed' },
    });
  });

  it.each([
    ['commands: []', /Line 2: .*with 1 to 64 entries/],
    ['commands: [a | b]', /Line 2: .*no shell reads this/],
    ['commands: ["a {x}"]', /Line 2: \{x\} stands for no parameter/],
    ['commands: [a]\nworkload: primes', /Line 3: There is no key “workload” here/],
    ['commands:\n  - name: x', /“commands\[0\]\.command” is missing/],
    ['commands:\n  - command: a\n    env: {A: •••}', /Line 4: The value of A was not kept/],
    ['commands: ["a {n}"]\nparameters: {n: [x]}\nworkersParameter: n', /must be whole numbers/],
    ['commands: [a]\nworkersParameter: n', /There is no parameter “n”/],
    [
      'commands: [a]\nstop: {ciPercent: 2, minRepeats: 9, maxRepeats: 2}',
      /Line 3: The least number/,
    ],
  ])('%s is refused', (lines, message) => {
    expect(problemsOf(lines)).toMatch(message);
  });
});

describe('a written file with commands', () => {
  const spec: ExperimentSpec = {
    ...EXPERIMENT_DEFAULTS,
    workload: 'command',
    parameters: { workers: [1, 2], size: ['big'] },
    strategies: [{ strategy: 'program', options: {} }],
    runtimeIds: ['command'],
    workers: [1],
    commands: [
      commandSpec({
        name: 'one',
        argv: ['my prog', '{workers}', "it's", '{size}'],
        directory: '/src',
        prepare: ['make', 'clean'],
        stdin: '/src/in',
        okExits: [0, 1],
        okOutput: '^ok',
        sameOutput: true,
        marks: true,
        runtimeDetails: true,
        workersParameter: 'workers',
      }),
      commandSpec({ argv: ['a | b'], shell: true, endsWith: 'tree', workersParameter: 'workers' }),
    ],
  };

  const written = (of: ExperimentSpec): string => {
    const text = writeExperimentFile(of, []);
    if (!text.ok) throw new Error(text.error.message);
    return text.value;
  };

  it('gives the same experiment again', async () => {
    expect(await resolved(written(spec))).toMatchObject({ ok: true, value: { spec } });
  });

  it('has no value of an environment', () => {
    const commands = [commandSpec({ environment: { TOKEN: 'hush' } })];
    const text = written({ ...spec, parameters: {}, commands });
    expect(text).toContain('TOKEN');
    expect(text).not.toContain('hush');
  });
});
