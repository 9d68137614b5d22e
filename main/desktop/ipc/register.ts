import { type BrowserWindow, ipcMain, type IpcMainInvokeEvent } from 'electron';

import {
  ipcContract,
  type PushName,
  type PushPayload,
  type RequestName,
} from '../../../contract/ipc.ts';
import type { PageSource } from '../content/app-origin.ts';
import { log } from '../log.ts';
import { answer, type Answers } from './answer.ts';
import { isTrustedSender, type SenderFrame } from './trusted-sender.ts';

export type WindowGetter = () => BrowserWindow | null;

/**
 * Answers every request of the contract. The only place that listens to the window.
 * @param answers what comes before they are there waits for them
 */
export function registerRequests(
  answers: Promise<Answers>,
  getWindow: WindowGetter,
  source: PageSource,
): void {
  for (const name of requestNames()) {
    ipcMain.handle(name, async (event, argument: unknown) => {
      const contentsId = getWindow()?.webContents.id ?? null;
      const isTrusted = isTrustedSender(readSender(event), contentsId, source);
      return answer({ name, argument, isTrusted }, { ...(await answers), log });
    });
  }
}

function requestNames(): RequestName[] {
  return Object.entries(ipcContract).flatMap(([name, { direction }]) =>
    direction === 'request' ? [name as RequestName] : [],
  );
}

function readSender({ sender, senderFrame }: IpcMainInvokeEvent): SenderFrame | null {
  if (senderFrame === null || sender.isDestroyed()) return null;
  const isMainFrame = senderFrame.parent === null;
  return { url: senderFrame.url, isMainFrame, webContentsId: sender.id };
}

export type Push = <Name extends PushName>(name: Name, payload: PushPayload<Name>) => void;

/** Sends to the window while it can listen: it may be closing, or its renderer may have crashed. */
export function createPush(getWindow: WindowGetter): Push {
  return (name, payload) => {
    const window = getWindow();
    if (window === null || window.isDestroyed()) return;
    const { webContents } = window;
    if (webContents.isDestroyed() || webContents.isCrashed()) return;
    webContents.send(name, payload);
  };
}
