import { keptBytes, KeptFile } from './kept-file.ts';
import { parseProcessStat, type ProcessStat } from './process-stat.ts';

/** `/proc/PID/stat` of processes, each with one descriptor for all who ask. */
export class ProcessStats {
  readonly #files = new Map<number, KeptFile>();
  /** Read, but not taken yet. */
  readonly #fresh = new Map<number, ProcessStat>();

  /** Reads it now; `null`: the process has ended, or can't be read. */
  read(pid: number): ProcessStat | null {
    let file = this.#files.get(pid);
    if (file === undefined) {
      file = new KeptFile(`/proc/${pid}/stat`);
      this.#files.set(pid, file);
    }
    const length = file.readBytes();
    // Only open ones are kept.
    if (!file.isOpen) this.#files.delete(pid);
    return typeof length === 'number' ? parseProcessStat(keptBytes, length) : null;
  }

  /** Reads it now, for whoever takes it next as well. */
  readAhead(pid: number): ProcessStat | null {
    const stat = this.read(pid);
    if (stat === null) this.#fresh.delete(pid);
    else this.#fresh.set(pid, stat);
    return stat;
  }

  /** What was read ahead and not taken since, or else what is read now. */
  take(pid: number): ProcessStat | null {
    const stat = this.#fresh.get(pid);
    if (stat === undefined) return this.read(pid);
    this.#fresh.delete(pid);
    return stat;
  }

  forget(pid: number): void {
    this.#files.get(pid)?.close();
    this.#files.delete(pid);
    this.#fresh.delete(pid);
  }

  forgetAll(): void {
    for (const pid of [...this.#files.keys()]) this.forget(pid);
    this.#fresh.clear();
  }

  /** Number of open descriptors. */
  get openFiles(): number {
    return this.#files.size;
  }
}
