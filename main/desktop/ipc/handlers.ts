import { type BrowserWindow, dialog } from 'electron';

import type { AppSnapshot } from '../../../contract/ipc.ts';
import { ok } from '../../../contract/result.ts';
import { readSource } from '../../lab/read-source.ts';
import { OwnRunHosts } from '../../run-hosts/own-run-hosts.ts';
import type { SettingsStore } from '../../store/settings-store.ts';
import type { Screenshots } from '../screenshot/screenshots.ts';
import type { Engine } from '../services/engine.ts';
import type { Handlers } from './answer.ts';

export interface HandlerServices {
  readonly engine: Engine;
  readonly settings: SettingsStore;
  readonly screenshots: Screenshots;
  /** The folder `workloads/`. */
  readonly workloadsDirectory: string;
  readonly snapshot: () => AppSnapshot;
  /** Called when the page listens: it does so from its first question on. */
  readonly onFirstSnapshot: () => void;
  readonly getWindow: () => BrowserWindow | null;
}

/** Contract entry → service call. */
export function createHandlers(services: HandlerServices): Handlers {
  const { engine, settings, screenshots } = services;
  const runHosts = new OwnRunHosts({
    settings,
    runtimes: engine.runtimes,
    pickFile: () => pickProgram(services.getWindow()),
  });
  let isFirst = true;
  return {
    'app:snapshot': () => {
      if (isFirst) services.onFirstSnapshot();
      isFirst = false;
      return ok(services.snapshot());
    },
    'runtimes:refresh': async () => ok(await engine.runtimes.refresh()),
    'run:start': (request) => engine.lab.start(request),
    'run:stop': () => {
      engine.lab.stop();
      return ok(null);
    },
    'source:read': (request) => readSource(request, services.workloadsDirectory),
    'preset:parameters': (request) => engine.lab.presetParameters(request),
    'run-host:add': () => runHosts.add(),
    'run-host:remove': (path) => runHosts.remove(path),
    'settings:update': (patch) => ok(settings.update(patch)),
    'folder:pick': async () => ok(await pickFolder(services.getWindow())),
    'screenshot:take': (request) => screenshots.take(request),
    'screenshot:reveal': (path) => screenshots.reveal(path),
  };
}

async function pickFolder(window: BrowserWindow | null): Promise<string | null> {
  if (window === null) return null;
  const { filePaths } = await dialog.showOpenDialog(window, {
    title: 'Choose a folder',
    properties: ['openDirectory'],
  });
  return filePaths[0] ?? null;
}

async function pickProgram(window: BrowserWindow | null): Promise<string | null> {
  if (window === null) return null;
  const { filePaths } = await dialog.showOpenDialog(window, {
    title: 'Choose the program of a run host',
    buttonLabel: 'Add',
    properties: ['openFile'],
  });
  return filePaths[0] ?? null;
}
