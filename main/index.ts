import { app } from 'electron';

import { readCommandLine } from './desktop/command-line.ts';
import { registerAppScheme } from './desktop/content/app-protocol.ts';
import { startDesktopApp } from './desktop/desktop-app.ts';
import { log } from './desktop/log.ts';
import { usePaths } from './desktop/paths.ts';

registerAppScheme();
const commandLine = readCommandLine(app.commandLine, process.cwd());
const paths = usePaths(commandLine);

if (app.requestSingleInstanceLock()) startDesktopApp(paths).catch(fail);
else app.quit();

function fail(error: unknown): void {
  log.problem('Corelane could not start.', error);
  app.exit(1);
}
