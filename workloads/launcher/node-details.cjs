'use strict';
/**
 * What `--runtime-details` adds to the Node.js processes of a program, by `--require` in NODE_OPTIONS.
 * Each thread with an event loop appends lines of JSON to a file of its own in the folder that
 * CORELANE_RUNTIME_DETAILS names: how busy its loop was, how late, and how large its heap is.
 *
 * It runs inside somebody else's program: it never throws, prints nothing, keeps nothing alive, leaves
 * no file open, and takes what it calls before the program can replace it. Where anything is missing,
 * as in a Node.js that is too old, it does nothing.
 */

/** How often it tells, in milliseconds. */
const INTERVAL_MS = 250;

/** Interval of the timer by which is seen how late the loop is. */
const TIMER_NS = 10e6;

/** After so much only the last line is written. */
const MAX_BYTES = 8 * 1024 * 1024;

try {
  begin(process.env.CORELANE_RUNTIME_DETAILS);
} catch (error) {
  // The program comes first.
}

/** @param {string | undefined} folder */
function begin(folder) {
  if (!folder) return;
  const write = writer(folder);
  const loop = loopReader();
  // What is loaded before the loop's first turn keeps nobody waiting: it is none of its lateness. (A timer,
  // since an immediate that is not referenced waits for whatever else wakes the loop.)
  const start = quietly(() => {
    loop.start();
    tellUntilExit(loop, write);
  });
  setTimeout(start, 1).unref();
}

function tellUntilExit(loop, write) {
  let bytes = 0;
  const tell = (isLast) => {
    if (bytes < MAX_BYTES || isLast) bytes += write(loop.read());
  };
  const timer = setInterval(
    quietly(
      () => tell(false),
      () => clearInterval(timer),
    ),
    INTERVAL_MS,
  );
  timer.unref();
  // The program's own listeners must not be one too many because of this one.
  process.setMaxListeners(process.getMaxListeners() + 1);
  process.once(
    'exit',
    quietly(() => tell(true)),
  );
}

/** Calls that never throw; `onFailure` is called at the first failure. */
function quietly(work, onFailure) {
  return () => {
    try {
      work();
    } catch (error) {
      if (onFailure) onFailure();
    }
  };
}

/** @returns {(reading: object) => number} appends one line; how many bytes it has */
function writer(folder) {
  const { openSync, writeSync, closeSync, readlinkSync } = require('fs');
  const { join } = require('path');
  const { threadId } = require('worker_threads');
  const own = { pid: process.pid, tid: ownTid(readlinkSync) };
  const path = join(folder, `node-${process.pid}-${threadId}.jsonl`);
  return (reading) => {
    const line = `${JSON.stringify({ ...own, ...reading })}\n`;
    // Opened each time: a program may close whatever is open, and then another file has its number.
    const file = openSync(path, 'a', 0o600);
    try {
      return writeSync(file, line);
    } finally {
      closeSync(file);
    }
  };
}

function ownTid(readlinkSync) {
  try {
    // The link reads "PID/task/TID".
    return Number(readlinkSync('/proc/thread-self').split('/')[2]);
  } catch (error) {
    return null;
  }
}

function loopReader() {
  const { performance, monitorEventLoopDelay } = require('perf_hooks');
  const { getHeapStatistics } = require('v8');
  const utilisation = performance.eventLoopUtilization.bind(performance);
  const nowNs = clock();
  const whole = monitorEventLoopDelay({ resolution: TIMER_NS / 1e6 });
  const recent = monitorEventLoopDelay({ resolution: TIMER_NS / 1e6 });
  let begunNs = 0;
  let readNs = 0;
  let wholeNs = 0;
  const start = () => {
    whole.enable();
    recent.enable();
    begunNs = readNs = nowNs();
  };
  /** The first interval after a reset is in the histogram of the whole alone. */
  const takeRecent = (atNs) => {
    const firstNs = sum(whole) - wholeNs - sum(recent);
    // Its own turn is late as well, when those of the histograms are still due.
    const ownNs = atNs - readNs - INTERVAL_MS * 1e6;
    const longestNs = Math.max(recent.count > 0 ? recent.max : 0, firstNs);
    wholeNs = sum(whole);
    recent.reset();
    readNs = atNs;
    return late(Math.max(longestNs - TIMER_NS, ownNs));
  };
  const read = () => {
    const { active, idle } = utilisation();
    const atNs = nowNs();
    const turns = whole.count;
    return {
      activeNs: Math.round(active * 1e6),
      idleNs: Math.round(idle * 1e6),
      heapUsedBytes: getHeapStatistics().used_heap_size,
      delayNs: takeRecent(atNs),
      turns,
      p99Ns: turns > 0 ? late(whole.percentile(99) - TIMER_NS) : 0,
      maxNs: turns > 0 ? late(whole.max - TIMER_NS) : 0,
      lateNs: late(sum(whole) - turns * TIMER_NS),
      forNs: Math.round(atNs - begunNs),
    };
  };
  return { start, read };
}

/** Monotonic nanoseconds since now. */
function clock() {
  const { bigint } = process.hrtime;
  const epoch = bigint();
  return () => Number(bigint() - epoch);
}

function sum(histogram) {
  return histogram.count > 0 ? histogram.mean * histogram.count : 0;
}

function late(ns) {
  return Math.max(0, Math.round(ns));
}
