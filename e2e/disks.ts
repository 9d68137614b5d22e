import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * Mounts a disk in memory.
 * @param folder where; it is made
 * @param options of tmpfs: `size=65536`, `ro`
 * @returns whether that is allowed here
 */
export async function mountDisk(folder: string, options: string): Promise<boolean> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  await mkdir(folder, { recursive: true });
  return run('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder]).then(
    () => true,
    // Root of a container may lack the right.
    () => false,
  );
}

/** Also while a program has files on it open. */
export async function unmountDisk(folder: string): Promise<void> {
  await run('umount', ['--lazy', folder]);
}
