import { catalogue } from '../../catalogue/catalogue.ts';
import type { FileSpec, NamedPath, RuntimeSelector } from './file-spec.ts';

/** Executables and folders that a file names, each once: what the user has to allow before its first use. */
export function namedPaths({
  runtimes,
  baseline,
  workload,
  parameters,
}: FileSpec): readonly NamedPath[] {
  const selectors = baseline?.runtime === undefined ? runtimes : [...runtimes, baseline.runtime];
  const known = catalogue.workloads.find(({ id }) => id === workload)?.parameters ?? [];
  const folders = known
    .filter(({ type }) => type === 'folder')
    .flatMap(({ name }) => parameters[name] ?? [])
    .filter((value) => typeof value === 'string' && value !== '');
  return [
    ...[...new Set(selectors.flatMap(executableOf))].map((path): NamedPath => ({
      kind: 'executable',
      path,
    })),
    ...[...new Set(folders)].map((path): NamedPath => ({ kind: 'folder', path: String(path) })),
  ];
}

function executableOf(selector: RuntimeSelector): readonly string[] {
  return selector.by === 'word' ? [] : [selector.path];
}
