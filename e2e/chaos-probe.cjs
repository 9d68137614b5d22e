// Loaded into the app before its own code, by `electron -r`, as crash-probe.cjs is. Prints one JSON
// object and quits: what became of a run whose page crashed while it went on.
const { setTimeout: delay } = require('node:timers/promises');

const { app, BrowserWindow } = require('electron');

const PATIENCE_MS = 30_000;
const LOOK_EVERY_MS = 100;

/** Two threads that wait: 24 tasks of a quarter of a second. */
const START_RUN = `(async () => {
  const { request } = window.corelane;
  const { runtimes } = (await request('app:snapshot', null)).value;
  const node = runtimes?.find(({ usable, kind }) => usable && kind === 'node');
  if (node === undefined) return false;
  const started = await request('run:start', {
    workload: 'sleep', parameters: { tasks: 24, size: 250, sizes: 'uniform' }, strategy: 'threads',
    runtimeId: node.id, workers: 2, options: {}, cores: null, seed: 1, timeLimitMs: 60000,
  });
  return started.ok;
})()`;

const READ_STATE = `(async () => (await window.corelane.request('app:snapshot', null)).value.runState)()`;

const READ_RECORDED = (runId) => `(async () => {
  const { result, recording } = (await window.corelane.request('history:open-run', '${runId}')).value;
  return { result, ticks: [...recording.sequence] };
})()`;

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
    const value = await condition();
    if (value) return value;
    await delay(LOOK_EVERY_MS);
  }
  return false;
}

async function stateIs(name) {
  const state = await evaluate(READ_STATE);
  return state?.state === name ? state : false;
}

async function probe() {
  const isStarted = await until(() => evaluate(START_RUN));
  await until(() => stateIs('running'));
  const oldProcess = page().getOSProcessId();
  page().forcefullyCrashRenderer();
  await until(() => !page().isCrashed() && page().getOSProcessId() !== oldProcess);
  const onReturn = (await until(() => evaluate(READ_STATE))).state;
  const ended = await until(() => stateIs('completed'));
  const recorded = ended && (await evaluate(READ_RECORDED(ended.run.runId)));
  const isShown = await until(async () =>
    /All 24 tasks done/.test(await evaluate('document.body.innerText')),
  );
  return {
    isStarted,
    onReturn,
    result: ended?.result ?? null,
    recorded: recorded ?? null,
    isShown,
  };
}

app
  .whenReady()
  .then(probe)
  .then((outcome) => {
    process.stdout.write(`${JSON.stringify(outcome)}\n`);
    app.quit();
  });
