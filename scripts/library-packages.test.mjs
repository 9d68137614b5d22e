// @ts-check
import { expect, test } from 'vitest';

import {
  choosePackages,
  installablePackages,
  LIBRARIES_OPENED_LATE,
  missingLibraries,
  packagesFor,
} from './library-packages.mjs';

const LDD_OUTPUT = `\tlinux-vdso.so.1 (0x00007ffd2b5f6000)
\tlibffmpeg.so => /opt/electron/libffmpeg.so (0x00007f5d0c400000)
\tlibgtk-3.so.0 => not found
\tlibasound.so.2 => not found
\tlibgtk-3.so.0 => not found
\tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f5d0be00000)
\t/lib64/ld-linux-x86-64.so.2 (0x00007f5d17c5d000)
`;

const POLICY_OUTPUT = `libgtk-3-0t64:
  Installed: (none)
  Candidate: 3.24.41-4ubuntu1
  Version table:
     3.24.41-4ubuntu1 500
libasound2:
  Installed: (none)
  Candidate: (none)
  Version table:
xvfb:
  Installed: 2:21.1.12-1ubuntu1
  Candidate: 2:21.1.12-1ubuntu1
`;

test('finds the missing libraries, each once', () => {
  expect(missingLibraries(LDD_OUTPUT)).toEqual(['libgtk-3.so.0', 'libasound.so.2']);
});

test('finds nothing missing in a complete system', () => {
  expect(missingLibraries('\tlibc.so.6 => /lib/libc.so.6 (0x00007f)\n')).toEqual([]);
});

test('takes a purely virtual package for not installable', () => {
  expect(installablePackages(POLICY_OUTPUT)).toEqual(new Set(['libgtk-3-0t64', 'xvfb']));
});

test('chooses the newer name where the system has it', () => {
  const alternatives = ['libgtk-3.so.0', 'libgdk-3.so.0', 'libnss3.so'].map(packagesFor);
  const onUbuntu2404 = new Set(['libgtk-3-0t64', 'libnss3']);
  expect(choosePackages(alternatives, onUbuntu2404)).toEqual(['libgtk-3-0t64', 'libnss3']);
});

test('chooses the older name on an older system, and without package lists', () => {
  const alternatives = [packagesFor('libasound.so.2')];
  expect(choosePackages(alternatives, new Set(['libasound2']))).toEqual(['libasound2']);
  expect(choosePackages(alternatives, new Set())).toEqual(['libasound2']);
});

test('knows a package for every library it demands itself', () => {
  expect(LIBRARIES_OPENED_LATE.filter((name) => packagesFor(name).length === 0)).toEqual([]);
});
