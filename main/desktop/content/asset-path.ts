import { isAbsolute, join, normalize, relative, sep } from 'node:path';

import { APP_HOST, APP_SCHEME } from './app-origin.ts';

/**
 * The file behind one of our URLs, or `null` for anything that is not a file below `rootDirectory`.
 * `/` is the page itself. Containment is checked on the decoded path, because `%2e%2e%2f` and
 * `%5c` only become a way out after decoding.
 */
export function resolveAssetPath(rootDirectory: string, urlText: string): string | null {
  if (!URL.canParse(urlText)) return null;
  const url = new URL(urlText);
  if (url.protocol !== `${APP_SCHEME}:` || url.host !== APP_HOST) return null;
  const pathname = decodePath(url.pathname);
  if (pathname === null || pathname.includes('\0') || pathname.includes('\\')) return null;
  const wanted = pathname === '' || pathname === '/' ? '/index.html' : pathname;
  const file = normalize(join(rootDirectory, wanted));
  return isBelow(rootDirectory, file) ? file : null;
}

function decodePath(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return null;
  }
}

function isBelow(directory: string, file: string): boolean {
  const way = relative(directory, file);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
