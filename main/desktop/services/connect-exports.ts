import { app, clipboard } from 'electron';

import type { Foundation } from '../foundation.ts';
import type { Push } from '../ipc/register.ts';
import { createReportRenderer } from '../report-render/create-report-renderer.ts';
import type { Dialogs } from '../shell/dialogs.ts';
import { readVersions } from '../shell/versions.ts';
import { createReportExports, type ReportExports } from './report-exports.ts';
import type { SavedFiles } from './saved-files.ts';

interface WindowParts {
  readonly dialogs: Dialogs;
  readonly savedFiles: SavedFiles;
  readonly push: Push;
}

/** The Export dialogue's other side: the app's history, folders, clipboard and off-screen pages. */
export function connectExports(
  { engine, settings, paths }: Foundation,
  { dialogs, savedFiles, push }: WindowParts,
): ReportExports {
  const folder = () => settings.get().exportFolder ?? paths.documentsDirectory;
  return createReportExports({
    history: engine.history,
    renderer: createReportRenderer(),
    savedFiles,
    appDirectory: paths.appDirectory,
    place: () => ({
      versions: readVersions(app.getVersion(), process.versions),
      workloadsDirectory: paths.workloadsDirectory,
      now: new Date(),
    }),
    folder,
    convention: () => settings.get().coreConvention,
    chooseFolder: async () => {
      const chosen = await dialogs.openFolder('Where exported files go');
      if (chosen !== null) settings.update({ exportFolder: chosen });
      return folder();
    },
    isTiming: () => engine.lab.isQuiet(),
    onProgress: (progress) => push('report:progress', progress),
    copyText: async (text) => {
      await clipboard.writeText(text);
    },
  });
}
