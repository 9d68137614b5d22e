import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { runtimeOrigin, versionLines } from './versions.ts';

let directory: string;
beforeEach(() => (directory = mkdtempSync(join(tmpdir(), 'corelane-versions-'))));
afterEach(() => rmSync(directory, { recursive: true }));

describe('runtimeOrigin', () => {
  it.each([
    ['{"origin":"registry","version":"33.2.1"}', 'npm registry'],
    ['{"origin":"official"}', 'official release'],
    ['{"origin":"toString"}', null],
    ['{"origin":', null],
  ])('reads %s as %s', (note, expected) => {
    writeFileSync(join(directory, 'corelane-runtime.json'), note);
    expect(runtimeOrigin(join(directory, 'electron'))).toBe(expected);
  });

  it('is unknown without a note', () => {
    expect(runtimeOrigin(join(directory, 'electron'))).toBeNull();
  });
});

describe('versionLines', () => {
  it('has one line for each part', () => {
    const versions = { app: '0.1.0', electron: '33.2.1', chromium: '130.0', node: '20.18.1' };
    expect(versionLines(versions, 'npm registry')).toBe(
      'Corelane 0.1.0\nElectron 33.2.1 (npm registry)\nChromium 130.0\nNode.js 20.18.1',
    );
  });
});
