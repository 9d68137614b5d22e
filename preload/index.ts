import { contextBridge, ipcRenderer, type IpcRendererEvent, webUtils } from 'electron';

import { ipcContract, type PushPayload, type RendererApi } from '../contract/ipc.ts';

function requireName(name: string, direction: 'request' | 'push'): void {
  // The bridge carries the contract's names, not any channel that a script may think of.
  const entry = Object.entries(ipcContract).find(([known]) => known === name);
  if (entry?.[1].direction !== direction) throw new Error(`No ${direction} named ${name}`);
}

const api: RendererApi = {
  request: (name, argument) => {
    requireName(name, 'request');
    // Untyped by nature: main's handlers are held to the same contract by the compiler.
    return ipcRenderer.invoke(name, argument) as Promise<never>;
  },
  pathOf: (file) => webUtils.getPathForFile(file),
  on: (name, listener) => {
    requireName(name, 'push');
    const receive = (_event: IpcRendererEvent, payload: PushPayload<typeof name>) =>
      listener(payload);
    ipcRenderer.on(name, receive);
    return () => {
      ipcRenderer.off(name, receive);
    };
  },
};

contextBridge.exposeInMainWorld('corelane', api);
