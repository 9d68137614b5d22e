// A child for the tests of the sampler. It does what its first argument says and speaks in lines:
// `ready {…}` when it has started, then, told to by a line on stdin, it works, writes `done {…}`
// with its own account of that work, and waits for its end.
import { readFileSync, readlinkSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';

function ownCpuMs() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function threadCpuMs() {
  return Number(readFileSync('/proc/thread-self/schedstat', 'latin1').split(' ')[0]) / 1e6;
}

/** Burns CPU until `readMs` has advanced by `goalMs`: work is measured in CPU time, not in time. */
function burn(readMs, goalMs) {
  const startedMs = readMs();
  let sink = 0;
  while (readMs() - startedMs < goalMs) for (let i = 0; i < 1e6; i += 1) sink += i % 7;
  return { cpuMs: readMs() - startedMs, sink };
}

function say(word, value) {
  process.stdout.write(`${word} ${JSON.stringify(value)}\n`);
}

function startWorker(goalMs) {
  const worker = new Worker(new URL(import.meta.url), { workerData: goalMs });
  return new Promise((resolve) => {
    worker.once('message', (tid) => resolve({ worker, tid }));
  });
}

async function burnInThreads(count, goalMs) {
  const workers = await Promise.all(Array.from({ length: count }, () => startWorker(goalMs)));
  return {
    tids: workers.map(({ tid }) => tid),
    work: () =>
      Promise.all(
        workers.map(({ worker }) => {
          const done = new Promise((resolve) => worker.once('message', resolve));
          worker.postMessage('go');
          return done;
        }),
      ),
  };
}

async function main() {
  const [threads, goalMs] = process.argv.slice(2).map(Number);
  const job =
    threads === 0
      ? { tids: [process.pid], work: () => [burn(ownCpuMs, goalMs)] }
      : await burnInThreads(threads, goalMs);
  const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
  say('ready', { tids: job.tids });
  await lines.next();
  const beforeMs = ownCpuMs();
  const workers = await job.work();
  say('done', { processCpuMs: ownCpuMs() - beforeMs, workersCpuMs: workers.map((w) => w.cpuMs) });
  await lines.next();
  process.exit(0);
}

if (isMainThread) await main();
else {
  parentPort.on('message', () => parentPort.postMessage(burn(threadCpuMs, workerData)));
  parentPort.postMessage(Number(readlinkSync('/proc/thread-self').split('/').at(-1)));
}
