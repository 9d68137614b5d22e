// @ts-check

/**
 * @typedef {object} LockedPackage
 * @property {Record<string, string>} [dependencies]
 * @property {Record<string, string>} [optionalDependencies]
 */

/** @typedef {Record<string, LockedPackage>} LockedPackages `packages` of package-lock.json, by folder */

/**
 * The folders of packages and of all that come with them, each once, those for other systems among
 * them. What they only expect to be there (`peerDependencies`) is left out.
 * @param {LockedPackages} packages
 * @param {readonly string[]} names of those that are installed at the top
 * @returns {string[]}
 */
export function foldersOf(packages, names) {
  const absent = names.find((name) => packages[`node_modules/${name}`] === undefined);
  if (absent !== undefined) throw new Error(`${absent} is not in the lock file.`);
  const reached = new Set(names.map((name) => `node_modules/${name}`));
  // A Set goes on with what is added while it is gone through.
  for (const folder of reached) {
    for (const found of neededBy(packages, folder)) reached.add(found);
  }
  return [...reached];
}

/**
 * How many others come with a package.
 * @param {LockedPackages} packages
 * @param {string} name
 */
export function countBrought(packages, name) {
  return foldersOf(packages, [name]).length - 1;
}

/** @param {string} folder of a package @returns what it is called */
export function nameIn(folder) {
  return folder.split('node_modules/').at(-1) ?? folder;
}

/**
 * @param {LockedPackages} packages
 * @param {string} folder
 */
function neededBy(packages, folder) {
  const { dependencies = {}, optionalDependencies = {} } = packages[folder] ?? {};
  const names = Object.keys({ ...dependencies, ...optionalDependencies });
  return names.flatMap((name) => resolveFrom(packages, folder, name) ?? []);
}

/**
 * As Node.js does: in this folder's node_modules, then in those above it.
 * @param {LockedPackages} packages
 * @param {string} folder
 * @param {string} name
 */
function resolveFrom(packages, folder, name) {
  const parts = folder.split('/node_modules/');
  const above = parts.map((_, index) => parts.slice(0, index + 1).join('/node_modules/'));
  const places = [...above.reverse().map((place) => `${place}/`), ''];
  const candidates = places.map((place) => `${place}node_modules/${name}`);
  return candidates.find((candidate) => packages[candidate] !== undefined);
}
