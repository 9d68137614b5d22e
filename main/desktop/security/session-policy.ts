import type { Session } from 'electron';

import type { PageSource } from '../content/app-origin.ts';
import { developmentPolicy } from '../content/content-security-policy.ts';
import { isAllowedRequest } from './allowed-request.ts';
import { isGranted } from './permission-policy.ts';

/** Closes what a page could ask of the session: permissions, devices, the network, downloads. */
export function hardenSession(session: Session, source: PageSource): void {
  limitPermissions(session, source);
  session.webRequest.onBeforeRequest(({ url }, respond) =>
    respond({ cancel: !isAllowedRequest(url, source) }),
  );
  // Nothing on our pages is for saving; screenshots and reports are written by main.
  session.on('will-download', (event) => event.preventDefault());
  if (source.devOrigin !== null) sendDevelopmentPolicy(session, source.devOrigin);
}

/** Both handlers: a page may ask for a permission, or check whether it already has it. */
function limitPermissions(session: Session, source: PageSource): void {
  session.setPermissionRequestHandler((_contents, permission, decide, { requestingUrl }) =>
    decide(isGranted(permission, requestingUrl, source)),
  );
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin) =>
    isGranted(permission, requestingOrigin, source),
  );
  session.setDevicePermissionHandler(() => false);
}

function sendDevelopmentPolicy(session: Session, devOrigin: string): void {
  const filter = { urls: [`${devOrigin}/*`] };
  session.webRequest.onHeadersReceived(filter, ({ responseHeaders }, respond) => {
    const policy = { 'content-security-policy': [developmentPolicy(devOrigin)] };
    respond({ responseHeaders: { ...responseHeaders, ...policy } });
  });
}
