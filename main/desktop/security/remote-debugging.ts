/** The part of Electron's `app.commandLine` that is needed here. */
export interface RemovableSwitches {
  removeSwitch(name: string): void;
}

export interface Start {
  readonly isPackaged: boolean;
  /** Whether Node's inspector listens: only a build whose fuse lets it be does so. */
  readonly isInspected: boolean;
}

/** What opens the page to whoever finds the port. */
const SWITCHES = ['remote-debugging-port', 'remote-debugging-pipe', 'remote-debugging-address'];

/**
 * No fuse takes Chromium's own ports away, so a package forgets that it was asked for one. To be
 * called before the app is ready, when Chromium looks. Where the main process is open to its
 * inspector anyway, nothing would be won: tests start the app so.
 */
export function closeRemoteDebugging(
  switches: RemovableSwitches,
  { isPackaged, isInspected }: Start,
): void {
  if (!isPackaged || isInspected) return;
  for (const name of SWITCHES) switches.removeSwitch(name);
}
