import type { RunResult } from '../../contract/run.ts';
import type { RunObservation } from '../monitor/watch.ts';

export type ObservedFigures = Pick<
  RunResult,
  | 'peakRssBytes'
  | 'peakPssBytes'
  | 'peakUssBytes'
  | 'pssReadings'
  | 'runtimeThreadsCpuMs'
  | 'hostCpuMs'
  | 'monitorCoresUsed'
  | 'serverCoresUsed'
  | 'othersCoresUsed'
  | 'stretches'
>;

/** What a result takes from its samples as it is. */
export function observedFigures(observation: RunObservation): ObservedFigures {
  return {
    peakRssBytes: observation.peakRssBytes,
    peakPssBytes: observation.peakPssBytes,
    peakUssBytes: observation.peakUssBytes,
    pssReadings: observation.pssReadings,
    runtimeThreadsCpuMs: observation.runtimeThreadsCpuMs,
    hostCpuMs: observation.hostCpuMs,
    monitorCoresUsed: observation.monitorCoresUsed,
    serverCoresUsed: observation.serverCoresUsed,
    othersCoresUsed: observation.othersCoresUsed,
    stretches: observation.stretches,
  };
}
