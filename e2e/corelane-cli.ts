import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

import { userFolders } from '../main/store/folders.ts';
import type { LaunchOptions } from './launch-app.ts';

const CLI = join(import.meta.dirname, '..', 'out', 'main', 'cli.js');

export interface CliOutcome {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The command line of the built app, with a home of its own and without a display. */
export class CorelaneCli {
  readonly #home: string;
  readonly #environment: NodeJS.ProcessEnv;

  constructor(home: string) {
    this.#home = home;
    const xdg = ['XDG_CONFIG_HOME', 'XDG_DATA_HOME'].map((name) => [name, home] as const);
    this.#environment = { ...process.env, ...Object.fromEntries(xdg) };
    delete this.#environment['DISPLAY'];
    delete this.#environment['WAYLAND_DISPLAY'];
  }

  /** For an app that shows the same history. */
  get launchOptions(): LaunchOptions {
    const { data } = userFolders(this.#environment, process.platform, this.#home);
    return { userDataDirectory: data, screenshotsDirectory: join(this.#home, 'shots') };
  }

  async run(...args: readonly string[]): Promise<CliOutcome> {
    const child = spawn(process.execPath, [CLI, ...args], {
      cwd: this.#home,
      env: this.#environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [stdout, stderr] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    const [exitCode] = (await once(child, 'close')) as [number | null];
    return { exitCode, stdout, stderr };
  }

  /** What it prints, or the test fails with what it complained about. */
  async output(...args: readonly string[]): Promise<string> {
    const { exitCode, stdout, stderr } = await this.run(...args);
    if (exitCode !== 0) throw new Error(`corelane ${args.join(' ')}: ${stderr}`);
    return stdout;
  }
}
