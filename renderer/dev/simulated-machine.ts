import type { MachineReport } from '../../contract/ipc.ts';
import type { MachineCard } from '../../contract/machine-card.ts';
import { runtimes } from './runtimes.ts';
import type { Scene } from './scene.ts';

/** What the simulated main measures on. */
export function machineCardOf(scene: Scene): MachineCard {
  return {
    cpuModel: 'AMD EPYC 7763 64-Core Processor',
    logicalCores: scene.cores,
    physicalCores: Math.max(1, scene.cores / 2),
    smt: true,
    siblings: siblingsOf(scene.cores),
    coreKinds: null,
    allowedCores: Array.from({ length: scene.cores }, (_, core) => core),
    quotaCores: scene.effectiveCores < scene.cores ? scene.effectiveCores : null,
    effectiveCores: scene.effectiveCores,
    governor: null,
    maxFrequencyMHz: 2445,
    memoryBytes: 8_350_000_000,
    memoryLimitBytes: null,
    platform: 'linux',
    osName: 'Debian GNU/Linux 12 (bookworm)',
    osRelease: '6.1.0-27-amd64',
    container: 'docker',
    virtualMachine: 'kvm',
    powerSource: null,
    corelane: '0.1.0',
  };
}

/** Logical CPUs of each physical core, numbered as many servers do: the second threads after all first ones. */
export function siblingsOf(cores: number): readonly (readonly number[])[] {
  return Array.from({ length: Math.max(1, cores / 2) }, (_, core) =>
    cores === 1 ? [core] : [core, core + cores / 2],
  );
}

/** A machine of another kind: cores of two sorts, on battery. */
export const LAPTOP: MachineCard = {
  cpuModel: '12th Gen Intel(R) Core(TM) i7-1260P',
  logicalCores: 16,
  physicalCores: 12,
  smt: true,
  siblings: [[0, 1], [2, 3], [4, 5], [6, 7], [8], [9], [10], [11], [12], [13], [14], [15]],
  coreKinds: [
    { kind: 'performance', cores: [0, 1, 2, 3, 4, 5, 6, 7] },
    { kind: 'efficiency', cores: [8, 9, 10, 11, 12, 13, 14, 15] },
  ],
  allowedCores: Array.from({ length: 16 }, (_, core) => core),
  quotaCores: null,
  effectiveCores: 16,
  governor: 'powersave',
  maxFrequencyMHz: 4700,
  memoryBytes: 33_500_000_000,
  memoryLimitBytes: null,
  platform: 'linux',
  osName: 'Fedora Linux 40',
  osRelease: '6.8.9-300.fc40.x86_64',
  container: null,
  virtualMachine: null,
  powerSource: 'battery',
  corelane: '0.1.0',
};

/** The answer to `machine:report`. */
export function machineReportOf(scene: Scene): MachineReport {
  return {
    card: machineCardOf(scene),
    runtimes: runtimes.flatMap((runtime) => {
      if (!runtime.usable) return [];
      const { id, kind, version, executable, implementation, features } = runtime;
      return [{ id, kind, version, executable, implementation, features }];
    }),
  };
}
