import { cpus, platform, release, totalmem, version } from 'node:os';

import type { MachineCard } from '../../contract/machine-card.ts';
import { readQuotaCores } from './linux/cgroup.ts';
import { readMemoryLimitBytes } from './linux/cgroup-memory.ts';
import { readCoreKinds } from './linux/core-kinds.ts';
import { readGovernor, readMaxFrequencyMHz } from './linux/cpu-frequency.ts';
import { parseOsName } from './linux/os-release.ts';
import { readPowerSource } from './linux/power-supply.ts';
import { readContainer, readVirtualMachine } from './linux/surroundings.ts';
import {
  effectiveCores,
  readAllowedCores,
  readPhysicalCores,
  readSiblingCores,
  readText,
} from './machine.ts';

/** What stays as it is while Corelane runs. */
type FixedPart = Pick<
  MachineCard,
  | 'cpuModel'
  | 'logicalCores'
  | 'physicalCores'
  | 'smt'
  | 'siblings'
  | 'coreKinds'
  | 'platform'
  | 'osName'
  | 'osRelease'
  | 'container'
  | 'virtualMachine'
  | 'memoryBytes'
>;

interface Remembered {
  /** CPUs that were switched on when it was read. */
  readonly online: string | null;
  readonly part: FixedPart;
}

let remembered: Remembered | null = null;

/**
 * What results are measured on, as it is now. Cheap enough to be read for every run: what can't
 * change is read once, and anew when CPUs were switched on or off. What this system does not tell
 * is `null`.
 */
export function readMachineCard(corelaneVersion: string): MachineCard {
  const fixed = fixedPart();
  const isLinux = fixed.platform === 'linux';
  const allowedCores = readAllowedCores(fixed.logicalCores);
  const quotaCores = isLinux ? readQuotaCores(readText) : null;
  return {
    ...fixed,
    allowedCores,
    quotaCores,
    effectiveCores: effectiveCores(fixed.logicalCores, allowedCores.length, quotaCores),
    governor: isLinux ? readGovernor(allowedCores, readText) : null,
    maxFrequencyMHz: isLinux ? readMaxFrequencyMHz(allowedCores, readText) : null,
    memoryLimitBytes: isLinux ? readMemoryLimitBytes(readText) : null,
    powerSource: isLinux ? readPowerSource(readText) : null,
    corelane: corelaneVersion,
  };
}

function fixedPart(): FixedPart {
  const online = readText('/sys/devices/system/cpu/online');
  if (remembered?.online !== online) remembered = null;
  remembered ??= { online, part: readFixedPart() };
  return remembered.part;
}

function readFixedPart(): FixedPart {
  const logicalCpus = cpus();
  const logicalCores = logicalCpus.length;
  const system = platform();
  const isLinux = system === 'linux';
  const physicalCores = isLinux ? readPhysicalCores(logicalCores) : null;
  return {
    cpuModel: logicalCpus[0]?.model.trim() ?? '',
    logicalCores,
    physicalCores,
    smt: isLinux ? readSmt(logicalCores, physicalCores) : null,
    siblings: isLinux ? readSiblingCores(logicalCores) : null,
    coreKinds: isLinux ? readCoreKinds(logicalCores, readText) : null,
    platform: system,
    osName: readOsName(system),
    osRelease: release(),
    container: isLinux ? readContainer(process.env, readText) : null,
    virtualMachine: isLinux ? readVirtualMachine(readText) : null,
    memoryBytes: totalmem(),
  };
}

/** By the kernel's own word, else by the counts. */
function readSmt(logicalCores: number, physicalCores: number | null): boolean | null {
  const active = readText('/sys/devices/system/cpu/smt/active')?.trim();
  if (active === '1' || active === '0') return active === '1';
  return physicalCores === null ? null : logicalCores > physicalCores;
}

function readOsName(system: NodeJS.Platform): string {
  if (system === 'linux') return parseOsName(readText('/etc/os-release') ?? '') ?? 'Linux';
  if (system === 'darwin') return macOsName(readText(MAC_VERSION_FILE) ?? '');
  return version();
}

const MAC_VERSION_FILE = '/System/Library/CoreServices/SystemVersion.plist';

/** `macOS 14.1` from the text of the system's version file. */
export function macOsName(versionFile: string): string {
  const match = /<key>ProductVersion<\/key>\s*<string>([^<]+)<\/string>/.exec(versionFile);
  return match?.[1] === undefined ? 'macOS' : `macOS ${match[1]}`;
}
