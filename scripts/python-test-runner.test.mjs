// @ts-check
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { expect, test } from 'vitest';

import { run } from './child-processes.mjs';
import { findPython } from './find-python.mjs';

const RUNNER = fileURLToPath(new URL('python_test_runner.py', import.meta.url));

const TESTS = `
import unittest

class Kinds(unittest.TestCase):
    def test_passes(self):
        pass

    def test_fails(self):
        self.fail()

    def test_fails_in_part(self):
        for part in range(3):
            with self.subTest(part=part):
                self.assertEqual(part, 1)

    @unittest.skip("not here")
    def test_skipped(self):
        pass

    @unittest.expectedFailure
    def test_fails_as_expected(self):
        self.fail()
`;

const CRASH = `
import os, unittest

class Crash(unittest.TestCase):
    def test_ends_everything(self):
        os._exit(3)
`;

const python = await findPython();

test.skipIf(python === undefined)('counts what unittest ran, failed and skipped', async () => {
  const directory = await mkdtemp(path.join(tmpdir(), 'corelane-python-'));
  const reportFile = path.join(directory, 'report.json');
  await mkdir(path.join(directory, 'tests'));
  await writeFile(path.join(directory, 'tests', '__init__.py'), '');
  await writeFile(path.join(directory, 'tests', 'test_kinds.py'), TESTS);
  await writeFile(path.join(directory, 'tests', 'test_broken.py'), 'import nothing_of_that_name\n');
  await writeFile(path.join(directory, 'tests', 'test_crash.py'), CRASH);

  const args = ['-B', RUNNER, '--report', reportFile];
  const outcome = await run(python?.executable ?? '', args, { cwd: directory });

  expect(JSON.parse(await readFile(reportFile, 'utf8'))).toEqual({
    passed: 2,
    // One test, two parts of another, the file that cannot be imported, and the one that ends the interpreter.
    failed: 5,
    skipped: 1,
  });
  expect(outcome.exitCode).toBe(1);
  expect(outcome.stderr).toContain('test_crash.py ended with exit code 3 and no report.');
  await rm(directory, { recursive: true });
});
