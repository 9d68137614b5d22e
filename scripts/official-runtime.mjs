// @ts-check
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { pathToFileURL } from 'node:url';

import { formatBytes, withProgress } from './progress.mjs';
import { unpackZip } from './unpack-zip.mjs';

// A closed network often swallows packets instead of refusing them; without these limits the first
// start would hang for minutes before it falls back.
const ANSWER_TIMEOUT_MS = 10_000;
const STALL_TIMEOUT_MS = 30_000;

const require = createRequire(import.meta.url);

/** @returns {string} the version that package.json pins */
export function pinnedElectronVersion() {
  return require('electron/package.json').version;
}

/**
 * Downloads the official release with the `electron` package's own downloader, so that its mirror
 * settings, its download cache and the checksums it ships all apply.
 * @param {string} directory where to unpack it
 * @param {string} temporaryDirectory
 */
export async function unpackOfficialRuntime(directory, temporaryDirectory) {
  const zipFile = await download(temporaryDirectory);
  await withProgress('Unpacking Electron', () => unpackZip(zipFile, directory));
  await rm(zipFile, { force: true });
}

/** @param {string} temporaryDirectory */
function download(temporaryDirectory) {
  const version = pinnedElectronVersion();
  return withProgress(`Downloading Electron ${version}`, async (progress) => {
    const { downloadArtifact, ElectronDownloadCacheMode } = await loadDownloader();
    return downloadArtifact({
      version,
      artifactName: 'electron',
      platform: process.platform,
      arch: process.arch,
      checksums: require('electron/checksums.json'),
      // The unpacked runtime is cached; keeping the archive as well would double the disk space.
      cacheMode: ElectronDownloadCacheMode.ReadOnly,
      cacheRoot: process.env.electron_config_cache,
      tempDirectory: temporaryDirectory,
      downloader: {
        download: (/** @type {string} */ url, /** @type {string} */ file) =>
          downloadFile(url, file, progress),
      },
    });
  });
}

async function loadDownloader() {
  // Resolved from the `electron` package, whose dependency it is.
  const requireFromElectron = createRequire(require.resolve('electron/package.json'));
  const downloader = await import(pathToFileURL(requireFromElectron.resolve('@electron/get')).href);
  if (process.env.HTTPS_PROXY || process.env.https_proxy) downloader.initializeProxy();
  return downloader;
}

/**
 * @param {string} url
 * @param {string} file
 * @param {import('./progress.mjs').Progress} progress
 */
async function downloadFile(url, file, progress) {
  const abort = new AbortController();
  const watchdog = createWatchdog(abort, new URL(url).host);
  try {
    const response = await fetch(url, { signal: abort.signal });
    if (!response.ok || !response.body) throw new Error(`HTTP ${response.status} from ${url}`);
    const totalBytes = Number(response.headers.get('content-length')) || undefined;
    let doneBytes = 0;
    const body = Readable.fromWeb(
      /** @type {import('node:stream/web').ReadableStream} */ (response.body),
    );
    body.on('data', (chunk) => {
      watchdog.expectWithin(STALL_TIMEOUT_MS);
      doneBytes += chunk.length;
      progress.update(formatBytes(doneBytes, totalBytes));
    });
    await pipeline(body, createWriteStream(file));
  } finally {
    watchdog.stop();
  }
}

/**
 * @param {AbortController} abort
 * @param {string} host
 */
function createWatchdog(abort, host) {
  /** @param {number} timeoutMs */
  const arm = (timeoutMs) =>
    setTimeout(
      () => abort.abort(new Error(`${host} sent nothing for ${timeoutMs / 1000} s`)),
      timeoutMs,
    );
  let timer = arm(ANSWER_TIMEOUT_MS);
  return {
    /** @param {number} timeoutMs */
    expectWithin(timeoutMs) {
      clearTimeout(timer);
      timer = arm(timeoutMs);
    },
    stop: () => clearTimeout(timer),
  };
}

/** @param {string} distDirectory */
export function executableIn(distDirectory) {
  if (process.platform === 'darwin') {
    return path.join(distDirectory, 'Electron.app', 'Contents', 'MacOS', 'Electron');
  }
  return path.join(distDirectory, process.platform === 'win32' ? 'electron.exe' : 'electron');
}
