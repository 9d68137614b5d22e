// What probes share that are loaded into the app before its own code, by `electron -r`. Playwright
// can't follow there: it holds a page up that comes back after a crash.
const { setTimeout: delay } = require('node:timers/promises');

const { app, BrowserWindow } = require('electron');

const LOOK_EVERY_MS = 100;

/** Starts a run on the first runtime of a kind; false in the page: there is none, or it was refused. */
function startScript(kind, request) {
  return `(async () => {
    const { request } = window.corelane;
    const { runtimes } = (await request('app:snapshot', null)).value;
    const runtime = runtimes?.find(({ usable, kind }) => usable && kind === '${kind}');
    if (runtime === undefined) return false;
    const started = await request('run:start', { ...${JSON.stringify(request)}, runtimeId: runtime.id });
    return started.ok;
  })()`;
}

function page() {
  return BrowserWindow.getAllWindows()[0]?.webContents;
}

async function evaluate(script) {
  const contents = page();
  if (contents === undefined || contents.isCrashed() || contents.isLoading()) return undefined;
  return contents.executeJavaScript(script);
}

/** What the condition gives once that is something; false when patience ends. */
async function until(condition, patienceMs) {
  const giveUpAtMs = performance.now() + patienceMs;
  while (performance.now() < giveUpAtMs) {
    const value = await condition();
    if (value) return value;
    await delay(LOOK_EVERY_MS);
  }
  return false;
}

/** Crashes the page, and comes back when it has. */
async function crashPage(patienceMs) {
  const oldProcess = page().getOSProcessId();
  page().forcefullyCrashRenderer();
  await until(() => !page().isCrashed() && page().getOSProcessId() !== oldProcess, patienceMs);
}

/** Prints one JSON object and quits. */
function runProbe(probe) {
  void app
    .whenReady()
    .then(probe)
    .then((outcome) => {
      process.stdout.write(`${JSON.stringify(outcome)}\n`);
      app.quit();
    });
}

module.exports = { startScript, evaluate, until, crashPage, runProbe };
