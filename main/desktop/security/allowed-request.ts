import { isOwnUrl, type PageSource } from '../content/app-origin.ts';

/**
 * Whether the session may load a URL at all. The window shows local data and needs no network, so
 * this is our own files, images made on the page, and the developer tools while developing.
 */
export function isAllowedRequest(urlText: string, source: PageSource): boolean {
  if (!URL.canParse(urlText)) return false;
  const url = new URL(urlText);
  if (url.protocol === 'data:') return true;
  if (url.protocol === 'blob:') return isOwnUrl(url.pathname, source);
  if (isOwnUrl(urlText, source)) return true;
  return source.devOrigin !== null && isDevelopmentTool(url, source.devOrigin);
}

function isDevelopmentTool(url: URL, devOrigin: string): boolean {
  return url.protocol === 'devtools:' || url.origin === devOrigin.replace(/^http/, 'ws');
}
