// @ts-check
// Which Debian or Ubuntu package brings which shared library. Where a release renamed a package
// (Ubuntu 24.04 and Debian 13 added "t64" to those that depend on the width of time_t), the newer
// name stands first.

/** @type {Record<string, readonly string[]>} */
const PACKAGES_BY_LIBRARY = {
  'libX11-xcb.so.1': ['libx11-xcb1'],
  'libX11.so.6': ['libx11-6'],
  'libXcomposite.so.1': ['libxcomposite1'],
  'libXdamage.so.1': ['libxdamage1'],
  'libXext.so.6': ['libxext6'],
  'libXfixes.so.3': ['libxfixes3'],
  'libXrandr.so.2': ['libxrandr2'],
  'libXss.so.1': ['libxss1'],
  'libXtst.so.6': ['libxtst6'],
  'libasound.so.2': ['libasound2t64', 'libasound2'],
  'libatk-1.0.so.0': ['libatk1.0-0t64', 'libatk1.0-0'],
  'libatk-bridge-2.0.so.0': ['libatk-bridge2.0-0t64', 'libatk-bridge2.0-0'],
  'libatspi.so.0': ['libatspi2.0-0t64', 'libatspi2.0-0'],
  'libcairo.so.2': ['libcairo2'],
  'libcups.so.2': ['libcups2t64', 'libcups2'],
  'libdbus-1.so.3': ['libdbus-1-3'],
  'libdrm.so.2': ['libdrm2'],
  'libexpat.so.1': ['libexpat1'],
  'libgbm.so.1': ['libgbm1'],
  'libgdk-3.so.0': ['libgtk-3-0t64', 'libgtk-3-0'],
  'libgdk_pixbuf-2.0.so.0': ['libgdk-pixbuf-2.0-0'],
  'libgio-2.0.so.0': ['libglib2.0-0t64', 'libglib2.0-0'],
  'libglib-2.0.so.0': ['libglib2.0-0t64', 'libglib2.0-0'],
  'libgobject-2.0.so.0': ['libglib2.0-0t64', 'libglib2.0-0'],
  'libgtk-3.so.0': ['libgtk-3-0t64', 'libgtk-3-0'],
  'libnotify.so.4': ['libnotify4'],
  'libnspr4.so': ['libnspr4'],
  'libnss3.so': ['libnss3'],
  'libnssutil3.so': ['libnss3'],
  'libpango-1.0.so.0': ['libpango-1.0-0'],
  'libsmime3.so': ['libnss3'],
  'libudev.so.1': ['libudev1'],
  'libxcb.so.1': ['libxcb1'],
  'libxkbcommon.so.0': ['libxkbcommon0'],
};

/** Electron opens these by name while it runs, so that `ldd` does not list them. */
export const LIBRARIES_OPENED_LATE = [
  'libgtk-3.so.0',
  'libnotify.so.4',
  'libXss.so.1',
  'libXtst.so.6',
];

export const FONT_PACKAGES = ['fonts-dejavu-core'];
export const XVFB_PACKAGES = ['xvfb'];

/**
 * @param {string} library
 * @returns {readonly string[]} names to try, the best first; none when the library is not known
 */
export function packagesFor(library) {
  return PACKAGES_BY_LIBRARY[library] ?? [];
}

/**
 * @param {string} lddOutput
 * @returns {string[]} the libraries that were not found
 */
export function missingLibraries(lddOutput) {
  const matches = lddOutput.matchAll(/^\s*(\S+) => not found/gm);
  return [...new Set(Array.from(matches, ([, name]) => name ?? ''))];
}

/**
 * @param {string} policyOutput of `apt-cache policy NAME…`
 * @returns {Set<string>} the packages that can be installed
 */
export function installablePackages(policyOutput) {
  const matches = policyOutput.matchAll(/^(\S+):\n(?: +.*\n)*? +Candidate: (?!\(none\))\S/gm);
  return new Set(Array.from(matches, ([, name]) => name ?? ''));
}

/**
 * @param {readonly (readonly string[])[]} alternatives per need, the best name first
 * @param {ReadonlySet<string>} installable
 * @returns {string[]} one package per need, each once
 */
export function choosePackages(alternatives, installable) {
  const chosen = alternatives.map(
    // Without package lists nothing counts as installable; the older name is then the likelier one.
    (names) => names.find((name) => installable.has(name)) ?? names.at(-1) ?? '',
  );
  return [...new Set(chosen)].filter((name) => name !== '').sort();
}
