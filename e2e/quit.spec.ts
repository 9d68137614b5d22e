import { closeApp, expect, expectGone, test } from './fixtures.ts';
import { launchApp } from './launch-app.ts';
import { startLongRun } from './long-run.ts';
import { LabPage } from './pages/lab-page.ts';
import { descendants } from './process-tree.ts';

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  test(`${signal} ends the app and the run in it`, async ({ folders }) => {
    const app = await launchApp(folders);
    await startLongRun(new LabPage(await app.firstWindow()), 'Python', 'Process pool');
    const main = app.process();
    const pids = [main.pid ?? 0, ...descendants(main.pid ?? 0)];
    main.kill(signal);
    await expectGone(pids);
    expect(main.signalCode).toBeNull();
  });
}

test('closing the window ends the run in it', async ({ folders }) => {
  const app = await launchApp(folders);
  const page = await app.firstWindow();
  await startLongRun(new LabPage(page), 'Node.js', 'Processes');
  const main = app.process();
  const pids = [main.pid ?? 0, ...descendants(main.pid ?? 0)];
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await expectGone(pids);
  await closeApp(app).catch(() => undefined);
});
