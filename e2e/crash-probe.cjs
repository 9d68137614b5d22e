// Loaded into the app before its own code, by `electron -r`. Playwright can't follow here: it holds
// a page up that comes back after a crash. Prints one JSON object and quits.
const { setTimeout: delay } = require('node:timers/promises');

const { app, BrowserWindow } = require('electron');

const PATIENCE_MS = 20_000;
const LOOK_EVERY_MS = 100;

/** Starts processes that work until they are stopped, on the first Python of the list. */
const START_RUN = `(async () => {
  const { request } = window.corelane;
  const { runtimes } = (await request('app:snapshot', null)).value;
  const python = runtimes?.find(({ usable, kind }) => usable && kind === 'python');
  if (python === undefined) return false;
  const started = await request('run:start', {
    workload: 'primes', parameters: { tasks: 100000, size: 300000, sizes: 'uniform' }, strategy: 'processes',
    runtimeId: python.id, workers: 2, options: {}, cores: null, seed: 1, timeLimitMs: 60000,
  });
  return started.ok;
})()`;

const READ_TEXT = 'document.body.innerText';

function page() {
  return BrowserWindow.getAllWindows()[0]?.webContents;
}

async function evaluate(script) {
  const contents = page();
  if (contents === undefined || contents.isCrashed() || contents.isLoading()) return undefined;
  return contents.executeJavaScript(script);
}

async function until(condition) {
  const giveUpAtMs = performance.now() + PATIENCE_MS;
  while (performance.now() < giveUpAtMs) {
    if (await condition()) return true;
    await delay(LOOK_EVERY_MS);
  }
  return false;
}

/** The page's text once it shows the second worker, or what it shows when patience ends. */
async function textWithWorkers() {
  let text = '';
  await until(async () => {
    text = (await evaluate(READ_TEXT)) ?? '';
    return /process 1\s+process/.test(text);
  });
  return text;
}

async function probe() {
  const isStarted = await until(() => evaluate(START_RUN));
  const before = await textWithWorkers();
  const oldProcess = page().getOSProcessId();
  page().forcefullyCrashRenderer();
  await until(() => !page().isCrashed() && page().getOSProcessId() !== oldProcess);
  return { isStarted, before, after: await textWithWorkers() };
}

app
  .whenReady()
  .then(probe)
  .then((outcome) => {
    process.stdout.write(`${JSON.stringify(outcome)}\n`);
    app.quit();
  });
