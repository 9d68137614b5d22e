import { spawn } from 'node:child_process';
import { once } from 'node:events';

import { expect, test } from './fixtures.ts';
import { startArguments } from './launch-app.ts';

test.use({ startsOwnApp: true });

test('a second start ends at once and raises the window of the first', async ({
  app,
  folders,
  lab,
}) => {
  await lab.ready();
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
  const executable = await app.evaluate(() => process.execPath);
  const second = spawn(executable, [...startArguments(folders)], { stdio: 'ignore' });
  const [code] = (await once(second, 'exit')) as [number | null];
  expect(code).toBe(0);
  await expect
    .poll(() =>
      app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows().map((window) => window.isMinimized()),
      ),
    )
    .toEqual([false]);
});
