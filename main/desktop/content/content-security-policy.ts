/**
 * The policy of the built pages. Everything is closed, then opened source by source. The window
 * needs no network at all: its data comes over IPC. `data:` and `blob:` are for images made on the
 * page.
 */
export function contentSecurityPolicy(): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/**
 * The policy for the dev server's pages: hot reloading puts scripts and styles into the page and
 * talks to its server. Never sent with the built files.
 */
export function developmentPolicy(devOrigin: string): string {
  const socketOrigin = devOrigin.replace(/^http/, 'ws');
  return [
    "default-src 'none'",
    "script-src 'self' 'unsafe-inline'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src ${devOrigin} ${socketOrigin}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
