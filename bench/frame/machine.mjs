// @ts-check
import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { findPython } from '../../scripts/find-python.mjs';
import { REPOSITORY } from '../../scripts/repository.mjs';
import { showNumber } from './show-number.mjs';

/** @typedef {import('../../contract/machine-card.ts').MachineCard} MachineCard */

/** What a quiet machine may use: its own housekeeping. */
export const MOST_QUIET_CORES = 0.1;

const GIB = 2 ** 30;

/** @returns {string} of Corelane */
export function ownVersion() {
  return JSON.parse(readFileSync(path.join(REPOSITORY, 'package.json'), 'utf8')).version;
}

/**
 * The machine as Corelane tells of it in every result.
 * @param {import('./load-typescript.mjs').BundledModules} modules
 * @returns {Promise<MachineCard>}
 */
export async function readMachine(modules) {
  const { readMachineCard } = await modules.load('main/monitor/machine-card.ts');
  return readMachineCard(ownVersion());
}

/** @returns {Promise<readonly { name: string, version: string }[]>} what the sections run in */
export async function toolVersions() {
  const python = await findPython();
  return [
    { name: 'Node.js', version: process.versions.node },
    { name: 'Python', version: python === undefined ? 'none found' : `3.${python.minor}` },
  ];
}

/**
 * How many cores everything on the machine uses while we wait: CPU seconds per second.
 * @param {number} waitMs
 */
export async function coresInUse(waitMs) {
  const before = coreTimes();
  await delay(waitMs);
  const after = coreTimes();
  const allMs = after.allMs - before.allMs;
  return allMs === 0 ? NaN : ((after.busyMs - before.busyMs) / allMs) * cpus().length;
}

function coreTimes() {
  let [busyMs, allMs] = [0, 0];
  for (const { times } of cpus()) {
    const busy = times.user + times.nice + times.sys + times.irq;
    busyMs += busy;
    allMs += busy + times.idle;
  }
  return { busyMs, allMs };
}

/**
 * @param {number} cores in use before the start
 * @returns {string | null} `null`: the machine is quiet
 */
export function noiseWarning(cores) {
  if (!(cores > MOST_QUIET_CORES)) return null;
  return `The machine was not quiet before the start: ${showNumber(cores)} cores were in use (${MOST_QUIET_CORES} are usual). Figures are worse than they need be, and scatter more.`;
}

/**
 * @param {MachineCard} card
 * @returns {readonly (readonly [what: string, value: string])[]} for people
 */
export function machineLines(card) {
  const physical = card.physicalCores === null ? '' : `, ${card.physicalCores} physical`;
  return [
    ['processor', card.cpuModel],
    ['cores', `${card.logicalCores} logical${physical}; ${showNumber(card.effectiveCores)} usable`],
    ['frequency governor', card.governor ?? 'not told here'],
    ['memory', `${showNumber(card.memoryBytes / GIB)} GiB`],
    ['system', `${card.osName}, kernel ${card.osRelease}`],
    [
      'runs in',
      [card.container, card.virtualMachine].filter(Boolean).join(', ') ||
        'nothing that could be seen',
    ],
    ['Corelane', card.corelane],
  ];
}
