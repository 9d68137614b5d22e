import { app } from 'electron';

import type { AppSnapshot } from '../../../contract/ipc.ts';
import type { Settings } from '../../../contract/settings.ts';
import { catalogue } from '../../lab/catalogue.ts';
import { readMachineFacts } from '../../monitor/machine-facts.ts';
import type { Engine } from '../services/engine.ts';
import { readVersions } from '../shell/versions.ts';

/** All that a fresh page needs; the machine's facts are read once, they do not change. */
export function createSnapshot(
  engine: Engine,
  settings: () => Settings,
): () => Promise<AppSnapshot> {
  const machine = readMachineFacts();
  return async () => ({
    versions: readVersions(app.getVersion(), process.versions),
    machine: await machine,
    catalogue,
    settings: settings(),
    runtimes: engine.runtimes.known(),
    runState: engine.lab.state(),
    recentSamples: engine.samples.recent(),
  });
}
