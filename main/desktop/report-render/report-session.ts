import { randomUUID } from 'node:crypto';

import { type Session, session } from 'electron';

import { isReportRequest } from './report-request.ts';

/**
 * A session in memory for one report: it loads that file and nothing else, asks for nothing and
 * saves nothing. A report may come from somebody else.
 */
export function reportSession(pageUrl: string): Session {
  const closed = session.fromPartition(`report-${randomUUID()}`);
  closed.enableNetworkEmulation({ offline: true });
  closed.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  closed.setPermissionCheckHandler(() => false);
  closed.setDevicePermissionHandler(() => false);
  closed.webRequest.onBeforeRequest(({ url }, respond) =>
    respond({ cancel: !isReportRequest(url, pageUrl) }),
  );
  closed.on('will-download', (event) => event.preventDefault());
  return closed;
}
