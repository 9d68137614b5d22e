import { formatCount } from '../../format/quantity.ts';

/**
 * What an export left in its folder, by name; files that have a folder of their own are counted.
 * @param paths absolute, each below `folder`
 * @param folder absolute, of any system
 */
export function writtenNames(paths: readonly string[], folder: string): readonly string[] {
  const filesInside = new Map<string, number>();
  for (const path of paths) {
    const [name = '', ...inside] = path.slice(folder.length).split(/[/\\]/).filter(Boolean);
    filesInside.set(name, (filesInside.get(name) ?? 0) + inside.length);
  }
  return [...filesInside].map(([name, files]) =>
    files === 0 ? name : `${name} (${filesText(files)})`,
  );
}

function filesText(count: number): string {
  return `${formatCount(count)} ${count === 1 ? 'file' : 'files'}`;
}
