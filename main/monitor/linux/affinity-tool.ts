import { accessSync, constants } from 'node:fs';
import { isAbsolute, join } from 'node:path';

/** Where util-linux puts it, should PATH be without them. */
const USUAL_FOLDERS = ['/usr/bin', '/bin'];

/** The program that starts another one on some CPUs only; `null`: not installed. */
export function findTaskset(path: string = process.env['PATH'] ?? ''): string | null {
  const folders = [...USUAL_FOLDERS, ...path.split(':').filter((entry) => isAbsolute(entry))];
  return folders.map((folder) => join(folder, 'taskset')).find(isExecutable) ?? null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
