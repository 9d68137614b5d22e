import { expect, test } from './fixtures.ts';
import { startLongRun } from './long-run.ts';

test('a crashed page comes back while the run goes on', async ({ app, lab }) => {
  await startLongRun(lab, 'Python', 'Processes');
  const pids = await lab.workerPids();
  // Playwright gives a crashed page up, so the new one is asked through main.
  const textOfPage = () =>
    app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript('document.body.innerText'),
    );
  await app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer();
  });
  await expect.poll(textOfPage).toContain('Running');
  for (const pid of pids) expect(await textOfPage()).toContain(String(pid));
});
