// Loaded into the app before its own code: what the page shows of a run before and after it crashes.
const { startScript, evaluate, until, crashPage, runProbe } = require('./page-probe.cjs');

const PATIENCE_MS = 20_000;

/** Processes that work until they are stopped. */
const START_RUN = startScript('python', {
  workload: 'primes',
  parameters: { tasks: 100000, size: 300000, sizes: 'uniform' },
  strategy: 'processes',
  ...{ workers: 2, options: {}, cores: null, seed: 1, timeLimitMs: 60000 },
});

const READ_TEXT = 'document.body.innerText';

/** The page's text once it shows the second worker and where the work starts, or what it shows when patience ends. */
async function textWithWorkers() {
  let text = '';
  await until(async () => {
    text = (await evaluate(READ_TEXT)) ?? '';
    return /process 1\s+process/.test(text) && text.includes('work starts');
  }, PATIENCE_MS);
  return text;
}

runProbe(async () => {
  const isStarted = await until(() => evaluate(START_RUN), PATIENCE_MS);
  const before = await textWithWorkers();
  await crashPage(PATIENCE_MS);
  return { isStarted, before, after: await textWithWorkers() };
});
