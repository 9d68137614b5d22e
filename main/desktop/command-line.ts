import { resolve } from 'node:path';

/** What the command line can change. Paths are absolute. */
export interface CommandLine {
  /** Settings, window place and reports; `null`: the system's folder for this user. */
  readonly userDataDirectory: string | null;
  /** Where screenshots go; `null`: the user's pictures. */
  readonly screenshotsDirectory: string | null;
  /** Run the first comparison without a window, and exit. */
  readonly isHeadlessComparison: boolean;
  /** Make PDF and images of a report without a window, as this file says, and exit; `null`: don't. */
  readonly renderReportJob: string | null;
}

/** The part of Electron's `app.commandLine` that is needed here. */
export interface Switches {
  hasSwitch(name: string): boolean;
  getSwitchValue(name: string): string;
}

export function readCommandLine(switches: Switches, workingDirectory: string): CommandLine {
  const path = (name: string): string | null => {
    const value = switches.getSwitchValue(name);
    return value === '' ? null : resolve(workingDirectory, value);
  };
  return {
    userDataDirectory: path('user-data-dir'),
    screenshotsDirectory: path('screenshots-dir'),
    isHeadlessComparison: switches.hasSwitch('headless-comparison'),
    renderReportJob: path('render-report'),
  };
}
