// @ts-check
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { ensureBuilt } from '../../scripts/build.mjs';
import { ensureElectronRuntime } from '../../scripts/electron-runtime.mjs';
import { REPOSITORY } from '../../scripts/repository.mjs';
import { sandboxSwitches } from '../../scripts/sandbox.mjs';
import { onlyX11, withXvfb } from '../../scripts/xvfb.mjs';
import { interleave } from '../frame/interleave.mjs';
import { defineSection } from '../frame/section.mjs';
import { whyNoWindow } from './processes/window-needs.mjs';
import { measureStart } from './start/measure-start.mjs';
import { dropPageCache, whyNotCold } from './start/page-cache.mjs';

/**
 * @typedef {import('../frame/section.mjs').SectionContext} SectionContext
 * @typedef {import('../frame/section.mjs').Figure} Figure
 * @typedef {import('./start/measure-start.mjs').Start} Start
 * @typedef {{ name: string, app: string, isPeer: boolean }} Subject
 * @typedef {(subject: Subject, profileName?: string) => Promise<Start>} Starter
 */

const EMPTY = 'empty window';
const EMPTY_APP = fileURLToPath(new URL('./start/empty-app', import.meta.url));
const MIB = 1024 * 1024;

/** @type {readonly Subject[]} */
const SUBJECTS = [
  { name: EMPTY, app: EMPTY_APP, isPeer: true },
  { name: 'Corelane', app: REPOSITORY, isPeer: false },
];

/** What an app does by itself after its start has ended by then; Corelane looks for interpreters. */
const IDLE_MS = 20_000;
const QUICK_IDLE_MS = 500;

/** Chromium keeps what it has compiled of a script from the second time on that it runs. */
const STARTS_BEFORE = 3;

const SOURCE = 'design §9';

/** @type {readonly { metric: string, unit: string, valueOf: (start: Start) => number, goal?: number, isOfIdle?: boolean }[]} */
const METRICS = [
  {
    metric: 'time to the first interactive paint',
    unit: 'ms',
    valueOf: ({ interactiveMs }) => interactiveMs,
    goal: 1.5,
  },
  { metric: 'time to the first paint', unit: 'ms', valueOf: ({ firstPaintMs }) => firstPaintMs },
  {
    metric: 'memory of all processes when idle (PSS)',
    unit: 'MiB',
    valueOf: ({ idlePssBytes }) => idlePssBytes / MIB,
    goal: 1.4,
    isOfIdle: true,
  },
];

export const section = defineSection({
  name: 'start',
  title: 'Starting, and memory when idle',
  about:
    'From the start of the process to a painted window with an enabled button Run, against an empty Electron window on the same runtime, in turn; then the memory of all processes.',
  needs: () => Promise.resolve(whyNoWindow()),
  run: runSection,
});

/** @param {SectionContext} context */
async function runSection(context) {
  await ensureBuilt();
  const why = context.quick ? 'left out of --quick' : whyNotCold();
  return withXvfb(async (display) => {
    const start = await starter(context, display);
    const first = figuresOf('first', await inTurn('first', context, firstStarter(start)));
    // What is made at the very first start of an app is no part of any other.
    for (let done = 0; done < STARTS_BEFORE; done += 1) {
      for (const subject of SUBJECTS) await start(subject);
    }
    const figures = figuresOf('warm', await inTurn('warm', context, start));
    const cold =
      why === null
        ? figuresOf(
            'cold',
            await inTurn('cold', context, (subject) => {
              dropPageCache();
              return start(subject);
            }),
          )
        : [];
    return {
      figures: [...figures, ...first, ...cold],
      notes: notesOf(context.quick),
      skipped: why === null ? [] : [{ what: 'cold starts', why }],
    };
  });
}

/**
 * @param {SectionContext} context
 * @param {string} display
 * @returns {Promise<Starter>}
 */
async function starter({ folder, quick, signal }, display) {
  const { executable, distDirectory } = await ensureElectronRuntime();
  const switches = await sandboxSwitches(distDirectory);
  const { ELECTRON_RUN_AS_NODE: _, ...env } = onlyX11(process.env, display);
  const idleMs = quick ? QUICK_IDLE_MS : IDLE_MS;
  const same = { executable, switches, env, idleMs, signal };
  return async ({ name, app }, profileName = name) => {
    const profile = path.join(folder, profileName);
    if (!existsSync(profile)) await makeProfile(profile);
    return measureStart({ ...same, app, profile });
  };
}

/** @param {string} profile folder */
async function makeProfile(profile) {
  await mkdir(profile);
  await writeFile(path.join(profile, 'settings.json'), JSON.stringify({ theme: 'light' }));
}

/**
 * As on the day of the installation: each with a profile of its own.
 * @param {Starter} start
 * @returns {(subject: Subject) => Promise<Start>}
 */
function firstStarter(start) {
  let count = 0;
  return (subject) => {
    count += 1;
    return start(subject, `first-${count}`);
  };
}

/**
 * @param {string} kind
 * @param {SectionContext} context
 * @param {(subject: Subject) => Promise<Start>} start
 */
function inTurn(kind, context, start) {
  let done = 0;
  return interleave(SUBJECTS, context, (subject) => {
    context.progress(done, SUBJECTS.length * context.repeats, `${kind}, ${subject.name}`);
    done += 1;
    return start(subject);
  });
}

/**
 * @param {'warm' | 'first' | 'cold'} kind
 * @param {Map<Subject, Start[]>} starts
 * @returns {Figure[]}
 */
function figuresOf(kind, starts) {
  const metrics = METRICS.filter(({ isOfIdle = false }) => !isOfIdle || kind === 'warm');
  return metrics.flatMap((metric) =>
    [...starts].map(([subject, each]) => figureOf(metric, subject, each, kind)),
  );
}

/**
 * @param {(typeof METRICS)[number]} metric
 * @param {Subject} subject
 * @param {readonly Start[]} starts
 * @param {string} kind
 * @returns {Figure}
 */
function figureOf({ metric, unit, valueOf, goal }, { name, isPeer }, starts, kind) {
  const base = { subject: name, case: `${kind} start`, metric, unit, isPeer };
  const figure = { ...base, values: starts.map(valueOf) };
  if (isPeer) return figure;
  if (goal === undefined || kind === 'first') return { ...figure, ratioTo: EMPTY };
  return { ...figure, ratioTo: EMPTY, goal: { atMost: goal, source: SOURCE }, goalOf: 'ratio' };
}

/** @param {boolean} quick */
function notesOf(quick) {
  const idleS = (quick ? QUICK_IDLE_MS : IDLE_MS) / 1000;
  return [
    'Warm: everything has been read from the disk before, and the app has been started before. First: with a new profile each time. Cold: as warm, but the page cache was dropped right before.',
    'Both apps tell their times themselves, by the same few lines loaded before their own code; no debugger is attached. Corelane’s button is enabled once it knows an interpreter: at the first start by a search, later because it remembers those that are still there.',
    `Memory is that of all processes of the app ${idleS} s after it could be used, pages that several share divided among them.`,
  ];
}
