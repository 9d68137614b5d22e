import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { format } from 'prettier';
import { describe, expect, it } from 'vitest';

import { commandsFileSchema } from './commands-file-schema.ts';
import { fileJsonSchema, fileSchema } from './file-schema.ts';
import { EXPERIMENT_FILE_SCHEMA } from './file-spec.ts';
import { experimentFileKind, readExperimentFile } from './read-experiment-file.ts';

const DOCS = join(import.meta.dirname, '..', '..', '..', 'docs');

describe('the published schema', () => {
  it('is the one that files are read with (`npx vitest run … -u` writes it anew)', async () => {
    const text = await format(JSON.stringify(fileJsonSchema()), {
      parser: 'json',
      printWidth: 100,
    });
    await expect(text).toMatchFileSnapshot(join(DOCS, 'experiment-file.schema.json'));
  });

  it('knows every key, each with a description, and no other', () => {
    const { anyOf } = fileJsonSchema() as {
      readonly anyOf: readonly {
        readonly properties: Readonly<Record<string, { readonly description?: string }>>;
        readonly additionalProperties: boolean;
        readonly required: readonly string[];
      }[];
    };
    const shapes = [fileSchema.shape, commandsFileSchema.shape].map(Object.keys);
    expect(anyOf.map(({ properties }) => Object.keys(properties))).toEqual(shapes);
    expect(anyOf.map(({ required }) => required)).toEqual([
      ['schema', 'workload', 'strategies', 'runtimes'],
      ['schema', 'commands'],
    ]);
    for (const { properties, additionalProperties } of anyOf) {
      expect(additionalProperties).toBe(false);
      for (const { description } of Object.values(properties)) expect(description).toBeTruthy();
    }
  });
});

describe('docs/experiments.md', () => {
  it('has examples that are read', async () => {
    const text = await readFile(join(DOCS, 'experiments.md'), 'utf8');
    const examples = [...text.matchAll(/```(yaml|json)\n(.*?)```/gs)];
    expect(examples.length).toBeGreaterThanOrEqual(2);
    for (const [, kind = '', content = ''] of examples) {
      const read = readExperimentFile(content, experimentFileKind(`x.${kind}`) ?? 'yaml', {
        fileName: 'experiments.md',
        folder: '/lab',
      });
      expect(read.ok ? '' : read.error.message).toBe('');
    }
  });

  it('names every key of a file', async () => {
    const text = await readFile(join(DOCS, 'experiments.md'), 'utf8');
    const keys = { ...fileSchema.shape, ...commandsFileSchema.shape };
    for (const key of Object.keys(keys)) expect(text).toContain(`\`${key}\``);
    expect(text).toContain(EXPERIMENT_FILE_SCHEMA);
  });
});
