// @ts-check
import '../node/stdout-is-log.mjs';

import { readdirSync } from 'node:fs';
import { Socket } from 'node:net';

import { Channel } from '../node/channel.mjs';
import { describeError } from '../node/internal-failure.mjs';
import { LineSplitter } from '../node/lines.mjs';
import { Launch } from './node/launch.mjs';
import { parseFirst, parseLine, PROTOCOL_VERSION } from './node/request.mjs';

// The launcher for machines without Python: see "A launcher" in workloads/protocol.md. It runs no work
// of its own, so that one thread is enough to hear main at any time.

const clockNs = String(process.hrtime.bigint());
const channel = new Channel(1, () => endAtOnce());
const splitter = new LineSplitter();

/** @type {Launch | null} */
let launch = null;
let heardFirst = false;
let failed = false;

const runtime = { runtime: 'launcher', version: `Node.js ${process.versions.node}` };

/** Main is gone. */
function endAtOnce() {
  launch?.killAll();
  process.exit(1);
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
  launch?.killAll();
  channel.send({ type: 'host-error', ...describeError(error, 'The launcher') });
  void exit(1);
}

/** @param {string} line */
function receive(line) {
  if (failed) return;
  if (!heardFirst) {
    heardFirst = true;
    begin(line);
    return;
  }
  const type = parseLine(line);
  if (type === 'stop' && launch === null) void exit(0);
  else if (!launch?.obey(type)) {
    const message = `The message "${type}" was not expected at this point and was ignored.`;
    channel.send({ type: 'warning', code: 'out-of-order', message });
  }
}

/** @param {string} line */
function begin(line) {
  const command = parseFirst(line);
  if (command === 'describe') {
    const protocol = PROTOCOL_VERSION;
    channel.send({ type: 'description', protocol, ...runtime, workloads: {} });
    void exit(0);
    return;
  }
  launch = new Launch(command, { send: (message) => channel.send(message), clockNs, exit });
  hello();
  launch.lead().then(() => exit(0), fail);
}

function hello() {
  const { pid } = process;
  const about = { protocol: PROTOCOL_VERSION, ...runtime, pid, clockNs, helperTids: ownThreads() };
  channel.send({ type: 'hello', ...about });
}

/** Every thread of this process only helps: what is measured runs elsewhere. */
function ownThreads() {
  try {
    return readdirSync('/proc/self/task').map(Number);
  } catch {
    return [];
  }
}

process.on('uncaughtException', fail);

const main = new Socket({ fd: 0, readable: true, writable: false });
main.on('data', (chunk) => {
  try {
    splitter.push(chunk).forEach(receive);
  } catch (error) {
    fail(error);
  }
});
main.on('error', () => {}); // 'close' follows
main.on('close', endAtOnce);
