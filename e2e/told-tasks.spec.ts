import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, test } from './fixtures.ts';
import { answerDialogs } from './native-dialogs.ts';
import { ProgramForm } from './pages/program-form.ts';
import { severeViolations } from './severe-violations.ts';

/** Two threads that take tasks, one of which goes wrong; what they did is told as they go. */
const TELLING = `
import json, os, threading, time
lock = threading.Lock()
def tell(what, **values):
    with lock: print(json.dumps({"type": what, **values}), flush=True)
def work(number):
    tid = threading.get_native_id()
    tell("worker-started", id=number, kind="thread", label="baker %d" % number, pid=os.getpid(), tid=tid)
    for task in range(number, 40, 2):
        times = {"queuedNs": begun, "startedNs": time.monotonic_ns()}
        end = time.monotonic() + 0.1
        while time.monotonic() < end: pass
        error = {"error": {"kind": "task", "code": "Burnt", "message": "too hot"}} if task == 7 else {}
        record = {"task": task, "worker": number, **times, "finishedNs": time.monotonic_ns(), **error}
        tell("tasks", tasks=[record])
begun = time.monotonic_ns()
print("now for the bread", flush=True)
tell("hello", protocol=1, runtime="python", version="3", pid=os.getpid(), clockNs="0", helperTids=[])
both = [threading.Thread(target=work, args=(number,)) for number in range(2)]
for thread in both: thread.start()
for thread in both: thread.join()
`;

// Each waits for the run that it starts itself.
test.use({ earlierRuns: 'ended' });

test.beforeEach(({}, testInfo) => {
  testInfo.setTimeout(90_000);
});

test('the tasks that a program tells of are shown as those of a workload', async ({
  app,
  page,
  lab,
  folders,
}) => {
  await mkdir(folders.userDataDirectory, { recursive: true });
  const path = join(folders.userDataDirectory, 'bakery.py');
  await writeFile(path, TELLING);
  const form = new ProgramForm(page, 'Launch');
  await form.open();
  await form.command.fill(`python3 ${path}`);
  await form.openMore();
  await form.check('Look for marks').check();
  await form.text('Output must match').fill('^now for .* bread$');
  await answerDialogs(app, { agrees: true });
  await form.start();

  const tiles = lab.liveView.getByLabel('Now', { exact: true });
  await expect(tiles.getByText('Tasks done')).toBeVisible();
  const table = lab.liveView.getByRole('table', { name: 'Processes and threads' });
  await expect(table.getByRole('columnheader', { name: 'Tasks done' })).toBeVisible();
  await expect(table.getByRole('row', { name: /baker 0/ })).toBeVisible();

  await expect(lab.state('Completed')).toBeVisible({ timeout: 30_000 });
  const told = lab.result.getByRole('group', { name: 'Tasks it told of' });
  await expect(told).toContainText('40 in 2 workers');
  await expect(told.getByRole('row', { name: /^Task time/ })).toContainText('ms');
  await expect(lab.result.getByRole('list', { name: 'Errors of tasks' })).toHaveText(
    /1 × Burnt.*task 7: too hot/,
  );
  const timeline = page.getByRole('region', { name: 'Timeline' });
  const shares = timeline.getByRole('table', { name: /^Time of each worker/ });
  for (const baker of ['baker 0', 'baker 1']) {
    const cells = shares.getByRole('row', { name: new RegExp(baker) }).getByRole('cell');
    // Measured as any thread of it, and with its tasks.
    await expect(cells.first()).toHaveText(/\d/);
    await expect(cells.filter({ hasText: /^20$/ })).toHaveCount(1);
  }
  expect(await severeViolations(page)).toEqual([]);
});
