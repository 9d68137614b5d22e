import { beforeEach, describe, expect, it, vi } from 'vitest';

import type { RendererApi } from '../contract/ipc.ts';

const electron = vi.hoisted(() => ({
  contextBridge: { exposeInMainWorld: vi.fn() },
  ipcRenderer: { invoke: vi.fn(), on: vi.fn(), off: vi.fn() },
  webUtils: { getPathForFile: vi.fn() },
}));
vi.mock('electron', () => electron);

async function loadApi(): Promise<RendererApi> {
  vi.resetModules();
  await import('./index.ts');
  const [name, api] = electron.contextBridge.exposeInMainWorld.mock.lastCall as [
    string,
    RendererApi,
  ];
  expect(name).toBe('corelane');
  return api;
}

beforeEach(() => void vi.clearAllMocks());

describe('the bridge', () => {
  it('exposes three functions and nothing of Electron', async () => {
    const api = await loadApi();
    expect(electron.contextBridge.exposeInMainWorld).toHaveBeenCalledOnce();
    expect(Object.keys(api).sort()).toEqual(['on', 'pathOf', 'request']);
  });

  it('tells where a dropped file lies', async () => {
    const api = await loadApi();
    electron.webUtils.getPathForFile.mockReturnValue('/src/my.py');
    expect(api.pathOf(new File([], 'my.py'))).toBe('/src/my.py');
  });

  it('passes a request on under its own name', async () => {
    const api = await loadApi();
    electron.ipcRenderer.invoke.mockResolvedValue({ ok: true, value: null });
    expect(await api.request('run:stop', null)).toEqual({ ok: true, value: null });
    expect(electron.ipcRenderer.invoke).toHaveBeenCalledWith('run:stop', null);
  });

  it.each(['shell:open', 'run:state', '__proto__', 'toString', ' '])(
    'knows no request named %j',
    async (name) => {
      const api = await loadApi();
      expect(() => api.request(name as 'run:stop', null)).toThrow(`named ${name}`);
      expect(electron.ipcRenderer.invoke).not.toHaveBeenCalled();
    },
  );

  it.each(['run:stop', 'ELECTRON_INTERNAL', 'constructor'])(
    'lets nobody listen to %j',
    async (name) => {
      const api = await loadApi();
      expect(() => api.on(name as 'run:state', vi.fn())).toThrow(`named ${name}`);
      expect(electron.ipcRenderer.on).not.toHaveBeenCalled();
    },
  );

  it('hands listeners the payload without the event, until they unsubscribe', async () => {
    const api = await loadApi();
    const listener = vi.fn();
    const unsubscribe = api.on('menu:command', listener);
    const [, receive] = electron.ipcRenderer.on.mock.lastCall as [
      string,
      (...args: unknown[]) => void,
    ];
    receive({ sender: 'secret' }, 'run');
    expect(listener).toHaveBeenCalledWith('run');
    unsubscribe();
    expect(electron.ipcRenderer.off).toHaveBeenCalledWith('menu:command', receive);
  });
});
