import { EMPTY_COMMAND } from '../../contract/command-texts.ts';
import type { AppSnapshot } from '../../contract/ipc.ts';
import { REPORT_SECTIONS } from '../../contract/report.ts';
import { catalogue, lessons } from './catalogue.ts';
import { runtimeById, runtimeOf, runtimes } from './runtimes.ts';
import type { Scene } from './scene.ts';
import { siblingsOf } from './simulated-machine.ts';

/** What main would answer for a scene before any run. */
export function idleSnapshot(scene: Scene): AppSnapshot {
  const listed = scene.scene === 'no-runtimes' ? runtimes.filter((one) => !one.usable) : runtimes;
  const runtime =
    scene.runtimeId === null ? runtimeOf(scene.runtime) : runtimeById(scene.runtimeId);
  return {
    versions: { app: '0.1.0', electron: '33.2.1', chromium: '130', node: '20.18' },
    machine: {
      platform: 'linux',
      cpuModel: 'AMD EPYC 7763 64-Core Processor',
      logicalCores: scene.cores,
      physicalCores: Math.max(1, scene.cores / 2),
      siblingCores: siblingsOf(scene.cores),
      effectiveCores: scene.effectiveCores,
      memoryBytes: 8_350_000_000,
      allowedCores: Array.from({ length: scene.cores }, (_, core) => core),
      noAffinityReason: scene.hasAffinity
        ? null
        : 'A run can’t be confined to some cores here: macOS has no such setting.',
    },
    catalogue,
    lessons,
    settings: {
      theme: scene.theme,
      tickMs: 250,
      defaultRuntimes: { node: null, python: null, other: null },
      launch: {
        workload: scene.workload,
        strategy: scene.strategy,
        runtimeId: runtime.id,
        workers: scene.workers,
        options: {},
        cores: { choice: 'all' },
        timeLimitS: 60,
        parameters: {},
      },
      command: {
        isChosen: false,
        commands: [EMPTY_COMMAND],
        selected: 0,
        parameters: {},
        workersParameter: null,
      },
      runHosts: ['/home/ada/hosts/rust-host'],
      experiment: null,
      retention: { days: null, maxBytes: null },
      quietRuns: false,
      coreConvention: 'cores',
      laneGrouping: 'none',
      showsAllThreads: false,
      looksOnly: false,
      exportFolder: null,
      exportChoices: {
        formats: ['html', 'pdf'],
        sections: REPORT_SECTIONS,
        author: 'Ada',
        pictures: 'figures',
        theme: 'light',
        scale: 2,
        widthMm: null,
        paper: 'A4',
        keepsAllSamples: false,
      },
    },
    homeDirectory: '/home/ada',
    runtimes: scene.scene === 'searching' ? null : listed,
    runState: { state: 'idle' },
    experimentState: { state: 'idle' },
    recentSamples: [],
    workStartedEpochMs: null,
    samplesEpochMs: null,
    firstSampleMs: null,
  };
}
