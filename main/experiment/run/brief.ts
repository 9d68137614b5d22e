import type {
  ConfigurationResult,
  ExperimentBrief,
  ExperimentResult,
  RunBrief,
} from '../../../contract/experiment-result.ts';
import type { RunResult } from '../../../contract/run.ts';

/** The account of an experiment with what the window needs of each run. */
export function briefOf(result: ExperimentResult): ExperimentBrief {
  return { ...result, configurations: result.configurations.map(briefConfiguration) };
}

function briefConfiguration(configuration: ConfigurationResult): ConfigurationResult<RunBrief> {
  return {
    ...configuration,
    runs: configuration.runs.map(briefRun),
    setAside: configuration.setAside.map(({ run, reason }) => ({ run: briefRun(run), reason })),
  };
}

function briefRun(run: RunResult): RunBrief {
  return {
    runId: run.runId,
    state: run.state,
    error: run.error,
    startedAt: run.startedAt,
    wallMs: run.wallMs,
    totalMs: run.totalMs,
    startupMs: run.startupMs,
    cpuMs: run.cpuMs,
    coresUsed: run.coresUsed,
    peakRssBytes: run.peakRssBytes,
    peakPssBytes: run.peakPssBytes,
    taskMs: run.taskMs,
    queueWaitMs: run.queueWaitMs,
    transferMs: run.transferMs,
    othersCoresUsed: run.othersCoresUsed,
    digest: run.digest,
  };
}
