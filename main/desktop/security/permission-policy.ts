import { isOwnUrl, type PageSource } from '../content/app-origin.ts';

/**
 * The one thing our page may ask for: putting text on the clipboard when its "copy" button is
 * pressed. Reading the clipboard, devices, location, notifications and all the rest are denied.
 */
const GRANTED = new Set(['clipboard-sanitized-write']);

export function isGranted(permission: string, requestingUrl: string, source: PageSource): boolean {
  return GRANTED.has(permission) && isOwnUrl(requestingUrl, source);
}
