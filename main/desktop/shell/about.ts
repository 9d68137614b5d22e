import { app, type BrowserWindow, clipboard, dialog } from 'electron';

import { readVersions, runtimeOrigin, versionLines } from './versions.ts';

const COPY_BUTTON = 0;

/** The versions, ready to be copied into a bug report. */
export async function showAbout(window: BrowserWindow | null): Promise<void> {
  const origin = runtimeOrigin(process.execPath);
  const detail = versionLines(readVersions(app.getVersion(), process.versions), origin);
  const options = {
    type: 'info',
    title: `About ${app.name}`,
    message: app.name,
    detail,
    buttons: ['Copy', 'Close'],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  } as const;
  const { response } = await (window === null
    ? dialog.showMessageBox({ ...options, buttons: [...options.buttons] })
    : dialog.showMessageBox(window, { ...options, buttons: [...options.buttons] }));
  if (response === COPY_BUTTON) await clipboard.writeText(detail);
}
