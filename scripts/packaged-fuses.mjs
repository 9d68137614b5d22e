// @ts-check
import { createRequire } from 'node:module';

const { flipFuses, FuseV1Options, FuseVersion } = createRequire(import.meta.url)('@electron/fuses');

/**
 * What of Electron a package has switched on. docs/security.md says why.
 * @param {string} platform as in `process.platform`, of the package
 * @returns {Record<string, boolean>} by the names of `FuseV1Options`
 */
export function packagedFuses(platform) {
  return {
    RunAsNode: false,
    EnableCookieEncryption: true,
    EnableNodeOptionsEnvironmentVariable: false,
    EnableNodeCliInspectArguments: false,
    // Linux has none: an Electron that learns it there would miss the hash and refuse to start.
    EnableEmbeddedAsarIntegrityValidation: platform !== 'linux',
    OnlyLoadAppFromAsar: true,
    LoadBrowserProcessSpecificV8Snapshot: false,
    GrantFileProtocolExtraPrivileges: false,
  };
}

/**
 * Playwright drives the main process through the inspector.
 * @type {Record<string, boolean>}
 */
export const FUSES_FOR_TESTS = { EnableNodeCliInspectArguments: true };

/**
 * Sets the named fuses and leaves the others.
 * @param {string} application the executable, or the folder `.app`
 * @param {Record<string, boolean>} fuses
 * @throws when this Electron does not have one of them
 */
export async function setFuses(application, fuses) {
  const named = Object.entries(fuses).map(([name, isOn]) => [FuseV1Options[name], isOn]);
  await flipFuses(application, {
    version: FuseVersion.V1,
    // macOS on ARM starts nothing whose signature does not fit any more.
    resetAdHocDarwinSignature: application.endsWith('.app'),
    ...Object.fromEntries(named),
  });
}
