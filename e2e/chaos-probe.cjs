// Loaded into the app before its own code: what became of a run whose page crashed while it went on.
const { startScript, evaluate, until, crashPage, runProbe } = require('./page-probe.cjs');

const PATIENCE_MS = 30_000;

/** Two threads that wait: 24 tasks of a quarter of a second. */
const START_RUN = startScript('node', {
  workload: 'sleep',
  parameters: { tasks: 24, size: 250, sizes: 'uniform' },
  strategy: 'threads',
  ...{ workers: 2, options: {}, cores: null, seed: 1, timeLimitMs: 60000 },
});

const READ_STATE = `(async () => (await window.corelane.request('app:snapshot', null)).value.runState)()`;

const READ_RECORDED = (runId) => `(async () => {
  const { result, recording } = (await window.corelane.request('history:open-run', '${runId}')).value;
  return { result, ticks: [...recording.sequence] };
})()`;

function untilIs(name) {
  return until(async () => {
    const state = await evaluate(READ_STATE);
    return state?.state === name ? state : false;
  }, PATIENCE_MS);
}

runProbe(async () => {
  const isStarted = await until(() => evaluate(START_RUN), PATIENCE_MS);
  await untilIs('running');
  await crashPage(PATIENCE_MS);
  const onReturn = (await until(() => evaluate(READ_STATE), PATIENCE_MS)).state;
  const ended = await untilIs('completed');
  const recorded = ended && (await evaluate(READ_RECORDED(ended.run.runId)));
  const isShown = await until(
    async () => /All 24 tasks done/.test(await evaluate('document.body.innerText')),
    PATIENCE_MS,
  );
  return {
    isStarted,
    onReturn,
    result: ended?.result ?? null,
    recorded: recorded ?? null,
    isShown,
  };
});
