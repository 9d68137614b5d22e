/** Scheme and host of our own pages: a standard scheme, so that `'self'` and relative links work. */
export const APP_SCHEME = 'app';
export const APP_HOST = 'corelane';
export const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}`;

const LOOPBACK_HOSTS = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Where our pages come from: the built files, or the dev server while developing. */
export interface PageSource {
  readonly pageUrl: string;
  /** Origin of the dev server; `null` for the built files. */
  readonly devOrigin: string | null;
}

/**
 * The dev server counts only in an unpackaged app, and only on this machine: otherwise whoever can
 * set an environment variable could put a foreign page behind our bridge.
 */
export function choosePageSource(devUrl: string | undefined, isPackaged: boolean): PageSource {
  const built: PageSource = { pageUrl: `${APP_ORIGIN}/index.html`, devOrigin: null };
  if (devUrl === undefined || isPackaged || !URL.canParse(devUrl)) return built;
  const url = new URL(devUrl);
  if (url.protocol !== 'http:' || !LOOPBACK_HOSTS.has(url.hostname)) return built;
  return { pageUrl: url.href, devOrigin: url.origin };
}

/** Whether a URL is one of our own pages or files. */
export function isOwnUrl(urlText: string, source: PageSource): boolean {
  if (!URL.canParse(urlText)) return false;
  const url = new URL(urlText);
  if (source.devOrigin !== null && url.origin === source.devOrigin) return true;
  // `origin` is the string "null" for every scheme that the URL standard doesn't know.
  return url.protocol === `${APP_SCHEME}:` && url.host === APP_HOST;
}
