import { readFile } from 'node:fs/promises';

import { protocol } from 'electron';

import { APP_SCHEME } from './app-origin.ts';
import { resolveAssetPath } from './asset-path.ts';
import { contentSecurityPolicy } from './content-security-policy.ts';
import { mimeType } from './mime-type.ts';

/**
 * To be called before the app is ready. A privileged scheme instead of `file:`: our pages get an
 * origin of their own, response headers, and no way to read other files of the machine.
 */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, codeCache: true } },
  ]);
}

/** Serves the built pages from `rootDirectory`. */
export function serveApp(rootDirectory: string): void {
  protocol.handle(APP_SCHEME, async ({ url, method }) => {
    const file = resolveAssetPath(rootDirectory, url);
    if (file === null || method !== 'GET') return notFound();
    const bytes = await readFile(file).catch(() => null);
    if (bytes === null) return notFound();
    return respond(mimeType(file), bytes);
  });
}

function respond(contentType: string, bytes: Buffer): Response {
  return new Response(bytes, {
    headers: {
      'content-type': contentType,
      'content-security-policy': contentSecurityPolicy(),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    },
  });
}

function notFound(): Response {
  return new Response('Not found', { status: 404, headers: { 'content-type': 'text/plain' } });
}
