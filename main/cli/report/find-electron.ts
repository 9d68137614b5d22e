import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { z } from 'zod';

import { err, ok, type Result, toError } from '../../../contract/result.ts';
import type { CliIo } from '../cli-io.ts';
import { cliPaths } from '../paths.ts';

/** How Electron is started with our app. */
export interface ElectronCommand {
  readonly executable: string;
  readonly args: readonly string[];
}

const setUpAnswer = z.object({ executable: z.string().min(1), switches: z.array(z.string()) });

/** Electron draws without a display only so, and only Linux needs to be told. */
const HEADLESS_SWITCHES =
  process.platform === 'linux' ? ['--ozone-platform=headless', '--disable-gpu'] : [];

/**
 * Finds Electron: the one this process runs in, or what the set-up finds or obtains, with
 * `ELECTRON_OVERRIDE_DIST_PATH` first. Obtaining it may take minutes; what the set-up says meanwhile
 * is passed on.
 */
export async function findElectron(
  io: Pick<CliIo, 'err' | 'environment'>,
  signal: AbortSignal,
  appDirectory = dirname(cliPaths().packageFile),
): Promise<Result<ElectronCommand, 'no-electron'>> {
  if ('electron' in process.versions) return ok(ownElectron(appDirectory));
  const script = join(appDirectory, 'scripts', 'electron-for-reports.mjs');
  if (!existsSync(script)) return err('no-electron', noElectron('this installation has none'));
  try {
    const { executable, switches } = await askSetUp(script, io, signal);
    return ok({ executable, args: [...switches, ...HEADLESS_SWITCHES, appDirectory] });
  } catch (thrown) {
    return err('no-electron', noElectron(toError(thrown).message));
  }
}

/** A packaged app knows where its code is; that of the package `electron` has to be told. */
function ownElectron(appDirectory: string): ElectronCommand {
  const isPackaged = appDirectory.endsWith('.asar');
  const args = [...HEADLESS_SWITCHES, ...rootSwitches(), ...(isPackaged ? [] : [appDirectory])];
  return { executable: process.execPath, args };
}

/** Chromium's sandbox refuses to work for root. */
function rootSwitches(): readonly string[] {
  return process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}

async function askSetUp(
  script: string,
  io: Pick<CliIo, 'err' | 'environment'>,
  signal: AbortSignal,
): Promise<z.infer<typeof setUpAnswer>> {
  const child = spawn(process.execPath, [script], {
    env: io.environment,
    stdio: ['ignore', 'pipe', 'pipe'],
    signal,
  });
  let answer = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (answer += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => io.err(text));
  const [exitCode] = (await once(child, 'close')) as [number | null];
  if (exitCode !== 0) throw new Error('the lines above say why');
  return setUpAnswer.parse(JSON.parse(answer));
}

function noElectron(reason: string): string {
  return `PDF and images are drawn by Electron, which can't be had (${reason}): set ELECTRON_OVERRIDE_DIST_PATH to the folder of an unpacked Electron release, or ask for HTML, Markdown, CSV, JSON or a trace, which need none.`;
}
