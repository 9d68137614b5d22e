import type { BrowserWindow } from 'electron';

import type {
  ProcessDetail,
  ProcessIdentity,
  ProcessPriority,
  ProcessSignal,
  ProcessSignalled,
} from '../../../contract/processes.ts';
import { err, ok, type Result } from '../../../contract/result.ts';
import { createListReader } from '../../monitor/process-list/create-list-reader.ts';
import type { ProcessReader } from '../../monitor/process-list/listed-process.ts';
import { readFilesDetail } from '../../monitor/process-list/process-detail.ts';
import { ProcessWatch, type ProcessWatchParts } from '../../monitor/process-list/process-watch.ts';
import { changePriority } from '../../process-control/change-priority.ts';
import type { ControlParts } from '../../process-control/control-parts.ts';
import { noActionReason } from '../../process-control/no-action-reason.ts';
import { createProcessSystem } from '../../process-control/process-system.ts';
import { signalProcess } from '../../process-control/signal-process.ts';
import { ElectronPids } from './electron-pids.ts';

/** The process view's other side: what is read for it, and what it may do. */
export interface ProcessView {
  watch(isWatched: boolean): Result<null>;
  detail(identity: ProcessIdentity): Promise<Result<ProcessDetail>>;
  signal(signal: ProcessSignal): Promise<Result<ProcessSignalled | null>>;
  setPriority(priority: ProcessPriority): Promise<Result<null>>;
}

export type ProcessViewParts = Pick<ProcessWatchParts, 'isTiming' | 'tell'> &
  Pick<ControlParts, 'looksOnly' | 'confirm'>;

/** @param window nothing is read any more when its page is gone */
export function createProcessView(window: BrowserWindow, parts: ProcessViewParts): ProcessView {
  const reader = createListReader();
  if (reader === null) return unavailable;
  const electronPids = new ElectronPids();
  const ownPids = () => [process.pid, ...electronPids.read()];
  const watch = new ProcessWatch({ ...parts, reader, ownPids });
  stopWithPage(window, watch);
  return viewOf(watch, reader, { ...parts, ownPids });
}

function viewOf(
  watch: ProcessWatch,
  reader: ProcessReader,
  parts: Omit<ControlParts, 'system'>,
): ProcessView {
  const control: ControlParts = { ...parts, system: createProcessSystem(reader) };
  return {
    watch: (isWatched) => {
      if (isWatched) watch.start();
      else watch.stop();
      return ok(null);
    },
    detail: async (identity) => {
      const [files, reason] = await Promise.all([
        readFilesDetail(identity.pid),
        noActionReason(control, identity),
      ]);
      return ok({ ...files, noActionReason: reason });
    },
    signal: (signal) => signalProcess(control, signal),
    setPriority: (priority) => changePriority(control, priority),
  };
}

/** A page that is loaded anew asks again when it shows the view; one that has crashed does not. */
function stopWithPage({ webContents }: BrowserWindow, watch: ProcessWatch): void {
  webContents.on('did-start-loading', () => watch.stop());
  webContents.on('render-process-gone', () => watch.stop());
  webContents.on('destroyed', () => watch.stop());
}

const refused = err('not-available', 'Processes can’t be listed on this system.');

const unavailable: ProcessView = {
  watch: () => refused,
  detail: () => Promise.resolve(refused),
  signal: () => Promise.resolve(refused),
  setPriority: () => Promise.resolve(refused),
};
