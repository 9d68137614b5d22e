import { join } from 'node:path';

import { expect, it } from 'vitest';

import { cliPaths } from './paths.ts';
import { userWorkingDirectory } from './working-directory.ts';

it("is the user's own folder under npm run corelane, and the current one elsewhere", () => {
  const underNpm = { INIT_CWD: '/home/ada', npm_lifecycle_event: 'corelane' };
  expect(userWorkingDirectory(underNpm, '/repo')).toBe('/home/ada');
  expect(userWorkingDirectory({ ...underNpm, npm_lifecycle_event: 'test' }, '/repo')).toBe('/repo');
  expect(userWorkingDirectory({}, '/repo')).toBe('/repo');
});

it('finds the workloads from wherever a bundle puts this module', () => {
  const root = join(import.meta.dirname, '..', '..');
  expect(cliPaths().workloadsDirectory).toBe(join(root, 'workloads'));
  expect(cliPaths(join(root, 'out', 'main', 'chunks'))).toEqual(cliPaths());
  expect(() => cliPaths('/nonexistent')).toThrow(/reinstall/);
});
