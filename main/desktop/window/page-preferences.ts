/** What no page of Corelane may do. Each setting is explained in docs/security.md. */
export const CONFINED_PAGE = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  spellcheck: false,
} as const;

/** A page that is drawn without a window. One that nobody sees would otherwise stop drawing. */
export const OFFSCREEN_PAGE = { offscreen: true, backgroundThrottling: false } as const;
