import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

import { describe, expect, it } from 'vitest';

import { CONFINED_PAGE } from '../window/page-preferences.ts';

const MAIN = join(import.meta.dirname, '..', '..');

/** What Electron's checklist warns of, wherever it might be switched on. */
const FORBIDDEN = [
  /\benableBlinkFeatures\b/,
  /\bexperimentalFeatures\b/,
  /\ballowpopups\b/i,
  /\bwebviewTag: true/,
  /\bnodeIntegration\w*: true/,
  /\bcontextIsolation: false/,
  /\bsandbox: false/,
  /\bwebSecurity: false/,
  /\ballowRunningInsecureContent: true/,
  /\bbypassCSP: true/,
  /\bappendSwitch\(/,
  /@electron\/remote/,
];

interface Source {
  readonly file: string;
  readonly text: string;
}

async function sources(): Promise<readonly Source[]> {
  const names = await readdir(MAIN, { recursive: true });
  const files = names.filter((name) => name.endsWith('.ts') && !/\.test(-support)?\./.test(name));
  return Promise.all(
    files.map(async (name) => ({
      file: relative(MAIN, join(MAIN, name)).replaceAll('\\', '/'),
      text: await readFile(join(MAIN, name), 'utf8'),
    })),
  );
}

async function filesWith(pattern: RegExp): Promise<readonly string[]> {
  const found = (await sources()).filter(({ text }) => pattern.test(text));
  return found.map(({ file }) => file).toSorted();
}

describe('every page', () => {
  it('has its powers taken away', () => {
    expect(CONFINED_PAGE).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
    });
  });

  it('is opened with those settings', async () => {
    const opening = (await sources()).filter(({ text }) => text.includes('new BrowserWindow('));
    expect(opening.length).toBeGreaterThan(0);
    for (const { file, text } of opening) {
      expect(text, file).toMatch(/\.\.\.CONFINED_PAGE|webPreferences\(/);
    }
  });

  it.each(FORBIDDEN)('is never opened with %s', async (pattern) => {
    expect(await filesWith(pattern)).toEqual([]);
  });
});

describe('what leaves the app', () => {
  it('goes to a browser from one place, which has its addresses by heart', async () => {
    expect(await filesWith(/\bopenExternal\b/)).toEqual(['desktop/services/interpreter-pages.ts']);
  });

  it('has one place each that takes requests, and that hands files to the system', async () => {
    expect(await filesWith(/\bipcMain\b/)).toEqual(['desktop/ipc/register.ts']);
    expect(await filesWith(/\bshell\.openPath\b/)).toEqual(['desktop/services/run-outputs.ts']);
  });
});
