// @ts-check
import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { HostProcess } from '../../node/testing/host-process.mjs';
import { processesWith } from '../../node/testing/processes.mjs';

const LAUNCHER = fileURLToPath(new URL('../launcher.mjs', import.meta.url));

/** A real launcher, driven line by line, with a command of the test's own. */
export class LauncherProcess extends HostProcess {
  runId = randomUUID();
  folder = mkdtempSync(join(tmpdir(), 'corelane-launcher-tests-'));

  constructor() {
    super({}, LAUNCHER);
  }

  /**
   * @param {readonly string[]} argv
   * @param {Record<string, unknown>} [differs]
   */
  order(argv, differs = {}) {
    const command = {
      argv,
      shell: false,
      directory: this.folder,
      environment: { PATH: process.env['PATH'] },
      stdin: null,
      stdoutPath: join(this.folder, 'stdout'),
      stderrPath: join(this.folder, 'stderr'),
      prepare: null,
      cleanup: null,
      okExits: [0],
      sameOutput: false,
      marks: false,
      endsWith: 'command',
      runId: this.runId,
      maxOutputBytes: 2 ** 30,
      ...differs,
    };
    this.request({ workload: 'command', strategy: 'program', workers: 1, parameters: {}, command });
  }

  /**
   * Returns when the command runs.
   * @param {readonly string[]} argv
   * @param {Record<string, unknown>} [differs]
   */
  async begin(argv, differs) {
    this.order(argv, differs);
    await this.until('ready');
    this.send({ type: 'start' });
    await this.until('worker-started');
  }

  /**
   * A whole run as the app drives it.
   * @param {readonly string[]} argv
   * @param {Record<string, unknown>} [differs]
   */
  async through(argv, differs) {
    this.order(argv, differs);
    await this.until('ready');
    this.send({ type: 'start' });
    const finished = await this.until('finished');
    this.send({ type: 'release' });
    const { code } = await this.exited;
    await this.closed;
    const [ended] = this.all('command-ended');
    const [exited] = this.all('worker-exited');
    const [task] = this.records;
    if (!ended || !exited) throw new Error(`No account: ${JSON.stringify(this.messages)}`);
    return { code, finished, ended, exited, task };
  }

  /**
   * The `host-error` that a command ends in.
   * @param {readonly string[]} argv
   * @param {Record<string, unknown>} [differs]
   */
  async refusal(argv, differs) {
    this.order(argv, differs);
    void this.until('ready').then(
      () => this.send({ type: 'start' }),
      () => {},
    );
    return this.until('host-error');
  }

  /**
   * A Node program with this source.
   * @param {string} source
   */
  script(source) {
    writeFileSync(join(this.folder, 'script.cjs'), source);
    return [process.execPath, join(this.folder, 'script.cjs')];
  }

  /**
   * What stands in a file of the folder; empty: there is none.
   * @param {string} name
   */
  text(name) {
    const path = join(this.folder, name);
    return existsSync(path) ? readFileSync(path, 'utf8') : '';
  }

  /** All that carry the id of the run (Linux). */
  living() {
    return processesWith(`CORELANE_RUN_ID=${this.runId}`);
  }

  /** Leaves nothing. */
  destroy() {
    this.child.kill('SIGKILL');
    for (const pid of this.living()) killQuietly(pid);
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** @param {number} pid */
function killQuietly(pid) {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // gone in the meantime
  }
}
