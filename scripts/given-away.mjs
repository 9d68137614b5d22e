// @ts-check
import { foldersOf } from './lock-graph.mjs';

/**
 * Packages that are built into the window, and so are given to its users although npm takes them for
 * tools.
 */
export const BUILT_IN = ['highlight.js', 'lowlight', 'react', 'react-dom', 'recharts'];

/**
 * Folders of all packages whose code reaches users: those that the app imports, those that are built
 * into its window, and what comes with them.
 * @param {{dependencies: Record<string, string>}} manifest package.json
 * @param {{packages: import('./lock-graph.mjs').LockedPackages}} lock package-lock.json
 */
export function foldersGivenAway({ dependencies }, { packages }) {
  return foldersOf(packages, [...Object.keys(dependencies), ...BUILT_IN]);
}
