import { err, ok, type Result } from '../../contract/result.ts';
import type { Runtime } from '../../contract/runtime.ts';
import type { SettingsStore } from '../store/settings-store.ts';
import { askRunHost } from './find-run-hosts.ts';

export interface OwnRunHostsParts {
  readonly settings: Pick<SettingsStore, 'get' | 'update'>;
  /** Looks for all runtimes anew, and tells everybody; may join a search that is under way. */
  readonly runtimes: { refresh(): Promise<readonly Runtime[]> };
  /** Lets the user choose a file in a dialog of the system; `null`: none was chosen. */
  readonly pickFile: () => Promise<string | null>;
}

/**
 * The run hosts that the user added. A path is started only after the user chose it in a dialog that
 * the window has no part in.
 */
export class OwnRunHosts {
  readonly #parts: OwnRunHostsParts;

  constructor(parts: OwnRunHostsParts) {
    this.#parts = parts;
  }

  /** Asks a host of the user's choice what it can do, and remembers it; `null`: none was chosen. */
  async add(): Promise<Result<Runtime | null>> {
    const path = await this.#parts.pickFile();
    if (path === null) return ok(null);
    const host = await askRunHost(path);
    if (!host.usable) return err('run-host-unusable', `'${path}' can't be added. ${host.reason}`);
    await this.#remember([...this.#known().filter((known) => known !== path), path]);
    return ok(host);
  }

  /** Forgets a host. The file stays where it is. */
  async remove(path: string): Promise<Result<null>> {
    if (!this.#known().includes(path))
      return err('unknown-run-host', 'That run host is not in the settings any more.');
    await this.#remember(this.#known().filter((known) => known !== path));
    return ok(null);
  }

  #known(): readonly string[] {
    return this.#parts.settings.get().runHosts;
  }

  async #remember(runHosts: readonly string[]): Promise<void> {
    this.#parts.settings.update({ runHosts });
    const found = await this.#parts.runtimes.refresh();
    // A search that was under way began with the settings as they were.
    const listed = found.filter(({ kind, origin }) => kind === 'other' && origin === 'user');
    const isUpToDate =
      listed.every(({ executable }) => runHosts.includes(executable)) &&
      runHosts.every((path) => listed.some(({ executable }) => executable === path));
    if (!isUpToDate) await this.#parts.runtimes.refresh();
  }
}
