import { homedir } from 'node:os';

import { app } from 'electron';

import type { AppSnapshot } from '../../../contract/ipc.ts';
import type { Settings } from '../../../contract/settings.ts';
import { catalogue } from '../../catalogue/catalogue.ts';
import { lessons } from '../../catalogue/lessons/lessons.ts';
import { readMachineFacts } from '../../monitor/machine.ts';
import type { Engine } from '../services/engine.ts';
import { readVersions } from '../shell/versions.ts';

/** All that a fresh page needs. */
export function createSnapshot(engine: Engine, settings: () => Settings): () => AppSnapshot {
  return () => ({
    versions: readVersions(app.getVersion(), process.versions),
    machine: readMachineFacts(),
    catalogue,
    lessons,
    settings: settings(),
    homeDirectory: homedir(),
    runtimes: engine.runtimes.known(),
    runState: engine.lab.state(),
    workStartedEpochMs: engine.workStart.epochMs(),
    experimentState: engine.experiments.state(),
    recentSamples: engine.samples.recent(),
    samplesEpochMs: engine.samples.epochMs(),
    firstSampleMs: engine.samples.firstMs(),
  });
}
