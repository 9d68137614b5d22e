import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { outputFolders } from './sweep-outputs.ts';

/** What programs wrote, as it lies beside the history now: a folder for each run. */
export class KeptOutputs {
  readonly #directory: string;
  readonly #bytesOf: Map<string, number>;

  /**
   * @param directory of all outputs; it need not be there; `null`: there is none
   * @param isOurs whether a run counts: one that has just begun may be in no history yet
   */
  constructor(directory: string | null, isOurs: (runId: string) => boolean = () => true) {
    const folders = directory === null ? [] : outputFolders(directory).filter(isOurs);
    this.#directory = directory ?? '';
    this.#bytesOf = new Map(folders.map((runId) => [runId, bytesIn(this.#folderOf(runId))]));
  }

  get totalBytes(): number {
    return [...this.#bytesOf.values()].reduce((sum, bytes) => sum + bytes, 0);
  }

  get runIds(): readonly string[] {
    return [...this.#bytesOf.keys()];
  }

  /** What can't be removed now is counted no more either, and found again the next time. */
  remove(runId: string): void {
    if (!this.#bytesOf.delete(runId)) return;
    try {
      rmSync(this.#folderOf(runId), { recursive: true, force: true });
    } catch {
      // As said above.
    }
  }

  #folderOf(runId: string): string {
    return join(this.#directory, runId);
  }
}

function bytesIn(folder: string): number {
  try {
    return readdirSync(folder)
      .map((name) => statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0)
      .reduce((sum, bytes) => sum + bytes, 0);
  } catch {
    // Gone meanwhile, or not ours to read.
    return 0;
  }
}
