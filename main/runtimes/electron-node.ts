import type { UsableRuntime } from '../../contract/runtime.ts';
import { NO_FEATURES } from './no-features.ts';
import { runtimeId } from './runtime-id.ts';

/** The Node that Electron carries, where the build lets it run as such. */
export interface ElectronNode {
  readonly executable: string;
  /** `process.versions.node`. */
  readonly version: string;
}

/** The labelled fallback for machines without a Node of their own. It is not probed. */
export function electronNodeRuntime({ executable, version }: ElectronNode): UsableRuntime {
  return {
    usable: true,
    id: runtimeId('node', executable, 'electron'),
    kind: 'node',
    version,
    implementation: "Electron's Node",
    executable,
    realPath: executable,
    prefix: '',
    virtualEnvironment: false,
    origin: 'electron',
    features: NO_FEATURES,
    environment: { ELECTRON_RUN_AS_NODE: '1' },
  };
}
