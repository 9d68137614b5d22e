import { url as inspectorUrl } from 'node:inspector';

import { app } from 'electron';

import { readCommandLine } from './desktop/command-line.ts';
import { registerAppScheme } from './desktop/content/app-protocol.ts';
import { startDesktopApp } from './desktop/desktop-app.ts';
import { log } from './desktop/log.ts';
import { usePaths } from './desktop/paths.ts';
import { closeRemoteDebugging } from './desktop/security/remote-debugging.ts';

// All of this before Electron is ready: schemes and folders can't be changed afterwards.
registerAppScheme();
closeRemoteDebugging(app.commandLine, {
  isPackaged: app.isPackaged,
  isInspected: inspectorUrl() !== undefined,
});
const commandLine = readCommandLine(app.commandLine, process.cwd());
const paths = usePaths(commandLine);

// Without a window there is nothing to raise, so a second one is as good as the first.
if (commandLine.renderReportJob !== null) renderReport(commandLine.renderReportJob).catch(fail);
else if (commandLine.isHeadlessComparison) compareHeadless().catch(fail);
else if (app.requestSingleInstanceLock()) startDesktopApp(paths).catch(fail);
else app.quit();

// Loaded when asked for: a window should not have to wait for what it doesn't show.
async function renderReport(jobFile: string): Promise<void> {
  const { runRenderJob } = await import('./desktop/report-render/run-render-job.ts');
  await runRenderJob(jobFile);
}

async function compareHeadless(): Promise<void> {
  const { runHeadlessComparison } = await import('./desktop/headless/headless-comparison.ts');
  await runHeadlessComparison(paths);
}

function fail(error: unknown): void {
  log.problem('Corelane could not start.', error);
  app.exit(1);
}
