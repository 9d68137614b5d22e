import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { readWindowState, writeWindowState } from './window-state-file.ts';

const STATE = { bounds: { x: -10, y: 20, width: 1300, height: 800 }, maximized: true };

let directory: string;
beforeEach(() => (directory = mkdtempSync(join(tmpdir(), 'corelane-window-'))));
afterEach(() => rmSync(directory, { recursive: true }));

describe('window state file', () => {
  it('gives back what was written, and leaves nothing beside it', () => {
    const file = join(directory, 'window.json');
    writeWindowState(file, STATE);
    expect(readWindowState(file)).toEqual(STATE);
    expect(readdirSync(directory)).toEqual(['window.json']);
  });

  it.each([
    ['cut short', '{"bounds":{"x":1'],
    ['empty', ''],
    ['null', 'null'],
    ['without bounds', '{"maximized":false}'],
    ['of another shape', '{"bounds":{"x":"left"},"maximized":false}'],
    ['no whole numbers', '{"bounds":{"x":0.5,"y":0,"width":1,"height":1},"maximized":false}'],
    ['neither maximized nor not', '{"bounds":{"x":0,"y":0,"width":1,"height":1}}'],
  ])('counts as absent when it is %s', (_, text) => {
    const file = join(directory, 'window.json');
    writeFileSync(file, text);
    expect(readWindowState(file)).toBeNull();
  });

  it('counts as absent when there is none', () => {
    expect(readWindowState(join(directory, 'none.json'))).toBeNull();
  });
});
