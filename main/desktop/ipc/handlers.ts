import type { AppSnapshot } from '../../../contract/ipc.ts';
import { ok } from '../../../contract/result.ts';
import { readSource } from '../../lab/read-source.ts';
import { OwnRunHosts } from '../../run-hosts/own-run-hosts.ts';
import type { SettingsStore } from '../../store/settings-store.ts';
import type { Screenshots } from '../screenshot/screenshots.ts';
import type { Engine } from '../services/engine.ts';
import type { ProcessView } from '../services/process-view.ts';
import type { ReportExports } from '../services/report-exports.ts';
import type { RunOpening } from '../services/run-opening.ts';
import type { SavedFiles } from '../services/saved-files.ts';
import { SpanReading } from '../services/span-reading.ts';
import type { Dialogs } from '../shell/dialogs.ts';
import type { Handlers } from './answer.ts';
import { approvalHandlers } from './approval-handlers.ts';
import { experimentHandlers } from './experiment-handlers.ts';
import { historyHandlers } from './history-handlers.ts';
import { machineHandlers } from './machine-handlers.ts';
import { processHandlers } from './process-handlers.ts';
import { programHandlers } from './program-handlers.ts';
import { reportHandlers } from './report-handlers.ts';
import { runHandlers } from './run-handlers.ts';
import { taskHandlers } from './task-handlers.ts';

export interface HandlerServices {
  readonly engine: Engine;
  readonly settings: SettingsStore;
  readonly screenshots: Screenshots;
  readonly savedFiles: SavedFiles;
  readonly reportExports: () => Promise<ReportExports>;
  readonly processView: () => Promise<ProcessView>;
  /** The folder `workloads/`. */
  readonly workloadsDirectory: string;
  /** Of all that programs of the user's own wrote. */
  readonly outputsDirectory: string;
  readonly snapshot: () => AppSnapshot;
  /** Called when the page listens: it does so from its first question on. */
  readonly onFirstSnapshot: () => void;
  readonly dialogs: Dialogs;
  readonly runOpening: RunOpening;
}

/** Contract entry → service call. */
export function createHandlers(services: HandlerServices): Handlers {
  const { engine, screenshots, dialogs, savedFiles } = services;
  const { lab, experiments, history, approvals, runtimes, readMachine } = engine;
  const settings = () => services.settings.get();
  const spans = new SpanReading(history, engine.recording);
  const found = () => runtimes.found();
  const settled = () => runtimes.settled();
  return {
    ...windowHandlers(services),
    ...runHandlers({ lab, approvals, dialogs, settings, found, settled }),
    ...programHandlers({
      dialogs,
      settings,
      runtimes: () => runtimes.known() ?? [],
      outputsDirectory: services.outputsDirectory,
    }),
    ...taskHandlers(lab, history),
    'samples:of-span': (span) => spans.read(span),
    'source:read': (request) => readSource(request, services.workloadsDirectory),
    'screenshot:take': (request) => screenshots.take(request),
    'file:reveal': (path) => savedFiles.reveal(path),
    ...machineHandlers(readMachine, runtimes),
    ...experimentHandlers(experiments, { dialogs, approvals, runtimes, settings, savedFiles }),
    ...historyHandlers(
      { history, approvals, dialogs, readMachine, runtimes: found },
      services.runOpening,
      { dialogs, savedFiles },
    ),
    ...approvalHandlers(approvals, runtimes),
    ...reportHandlers(services.reportExports),
    ...processHandlers(services.processView),
  };
}

type WindowHandlers = Pick<
  Handlers,
  'app:snapshot' | 'run-host:add' | 'run-host:remove' | 'settings:update'
>;

function windowHandlers(services: HandlerServices): WindowHandlers {
  const { engine, settings, dialogs } = services;
  const runHosts = new OwnRunHosts({
    settings,
    runtimes: engine.runtimes,
    pickFile: () =>
      dialogs.openFile({ title: 'Choose the program of a run host', buttonLabel: 'Add' }),
  });
  let isFirst = true;
  return {
    'app:snapshot': () => {
      if (isFirst) services.onFirstSnapshot();
      isFirst = false;
      return ok(services.snapshot());
    },
    'run-host:add': () => runHosts.add(),
    'run-host:remove': (path) => runHosts.remove(path),
    'settings:update': (patch) => ok(settings.update(patch)),
  };
}
