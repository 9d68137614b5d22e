import type { ElectronApplication } from '@playwright/test';

/** From now on files are not shown in the system's file manager, but remembered. */
export async function recordShownFiles(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ shell }) => {
    const shown: string[] = [];
    (globalThis as { shownFiles?: string[] }).shownFiles = shown;
    shell.showItemInFolder = (path) => void shown.push(path);
  });
}

/** Those that were to be shown since `recordShownFiles`. */
export function shownFiles(app: ElectronApplication): Promise<readonly string[]> {
  return app.evaluate(() => (globalThis as { shownFiles?: string[] }).shownFiles ?? []);
}
