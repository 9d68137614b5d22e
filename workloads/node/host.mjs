// @ts-check
import './stdout-is-log.mjs';

import { abilities } from './admission.mjs';
import { Channel } from './channel.mjs';
import { readFirstLine } from './first-line.mjs';
import { GaugePlaces } from './gauge-places.mjs';
import { describeError } from './internal-failure.mjs';
import { lineTooLong } from './lines.mjs';
import { watchParent } from './parent-watch.mjs';
import { parseRequest, PROTOCOL_VERSION } from './request.mjs';
import { Session } from './session.mjs';
import { strategyFileOf } from './strategies/files.mjs';

// The run host for Node.js: see workloads/protocol.md. Started as `node workloads/node/host.mjs`, with
// a pipe as descriptor 0.

const clockNs = String(process.hrtime.bigint());
const channel = new Channel(1, endAtOnce);

/** @type {Session | null} */
let session = null;
let failed = false;

/** Main is gone. The workers' own watches see the end of this process. */
function endAtOnce() {
  process.kill(process.pid, 'SIGKILL');
}

/** @param {number} exitCode */
async function exit(exitCode) {
  await channel.flush();
  process.exit(exitCode);
}

/** @param {unknown} error */
function fail(error) {
  if (failed) return; // the first failure is the cause, later ones are its effects
  failed = true;
  session?.abandon();
  channel.send({ type: 'host-error', ...describeError(error, 'The Node host') });
  void exit(1);
}

/**
 * @param {string} code
 * @param {string} message
 */
function warn(code, message) {
  channel.send({ type: 'warning', code, message });
}

/** @param {string} line */
function receive(line) {
  if (failed) return;
  const phase = session?.phase ?? 'opening';
  const type = typeOf(line);
  if (type === 'stop') stop(phase);
  else if (type === 'start' && phase === 'ready') session?.start().catch(fail);
  else if (type === 'release' && phase === 'finished') void release();
  else if (type === null)
    warn('malformed-line', 'A line from main was not understood and is ignored.');
  else
    warn('out-of-order', `The message "${type}" came while the run was ${phase}, and is ignored.`);
}

/**
 * @param {string} line
 * @returns {string | null}
 */
function typeOf(line) {
  try {
    const { type } = JSON.parse(line);
    return typeof type === 'string' ? type : null;
  } catch {
    return null;
  }
}

/** @param {Session['phase']} phase */
function stop(phase) {
  if (phase === 'opening' || phase === 'ready') void exit(0);
  else if (phase === 'working' || phase === 'settling') session?.stop().catch(fail);
  // Otherwise the work has ended already, and `finished` has been sent.
}

async function release() {
  await session?.release();
  await exit(0);
}

/** @param {import('./request.mjs').Request} request */
async function prepare(request) {
  const { workload, strategy, workers, options } = request;
  const gauges = request.gauges ? new GaugePlaces(strategy) : null;
  const task = await import(`./tasks/${workload}.mjs`);
  const {
    tasksTotal,
    input,
    items = null,
    warnings = [],
    heapLimitMb,
    ...fingerprints
  } = await task.prepare(request);
  const about = { workload, strategy, workers, options, clockNs, gauges };
  const job = { ...about, tasksTotal, input, items, heapLimitMb };
  const { receive, invariants } = task;
  return { plan: { job, receive, invariants, ...fingerprints }, warnings };
}

/** @param {import('./request.mjs').Request} request */
async function openSession(request) {
  const [{ open }, { plan, warnings }] = await Promise.all([
    import(`./strategies/${strategyFileOf(request)}`),
    prepare(request),
  ]);
  session = new Session(plan, { send: (message) => channel.send(message), fail });
  await session.open(open);
  return { session, warnings };
}

/**
 * @param {import('./request.mjs').Request} request
 * @param {Promise<number | null>} watching
 */
async function run(request, watching) {
  // The watch and the workers start side by side; what is said about the workers waits for `hello`.
  const opening = openSession(request);
  opening.catch(() => {});
  hello(await watching);
  const opened = await opening;
  for (const warning of opened.warnings) channel.send(warning);
  opened.session.announce();
}

/** @param {number | null} watchTid */
function hello(watchTid) {
  channel.send({
    type: 'hello',
    protocol: PROTOCOL_VERSION,
    runtime: 'node',
    version: process.versions.node,
    pid: process.pid,
    clockNs,
    helperTids: watchTid === null ? [] : [watchTid],
  });
}

/** Answers `describe`; no worker is started for that. */
function sayAbilities() {
  channel.send({
    type: 'description',
    protocol: PROTOCOL_VERSION,
    runtime: 'node',
    version: process.versions.node,
    workloads: abilities(),
  });
  void exit(0);
}

function main() {
  const first = readFirstLine(0);
  if (!first) process.exit(0);
  const request = parseRequest(first.line);
  if (request === 'describe') return sayAbilities();
  const watching = watchParent({
    rest: first.rest,
    onLines: (lines) => lines.forEach(receive),
    onTooLong: () => fail(lineTooLong()),
  });
  run(request, watching).catch(fail);
}

process.on('uncaughtException', fail);
try {
  main();
} catch (error) {
  fail(error);
}
