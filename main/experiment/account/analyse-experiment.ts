import type { ConfigurationResult, ExperimentResult } from '../../../contract/experiment-result.ts';
import { maskedCommands } from '../../command/mask-environment.ts';
import type { ExperimentRecord } from '../run/experiment-record.ts';
import { analyseConfiguration } from './analyse-configuration.ts';
import { analysePairs } from './analyse-pairs.ts';
import { analyseScaling } from './analyse-scaling.ts';
import { CachedStatistics } from './cached-statistics.ts';
import { conclusionOf } from './conclusion.ts';
import { type ConfigurationRuns, configurationRuns } from './configuration-runs.ts';
import { digestsAgree, type WorkFinding, workFindings } from './digest-agreement.ts';
import { experimentWarnings } from './experiment-warnings.ts';

/**
 * The account of an experiment, from its runs so far. It takes both cores for a moment, so it is to
 * be called between runs, never beside one that is timed.
 * @param statistics keeps what was estimated before; always the same one for one experiment
 */
export function analyseExperiment(
  record: ExperimentRecord,
  statistics: CachedStatistics = new CachedStatistics(record.spec.orderSeed),
): ExperimentResult {
  const all = configurationRuns(record);
  const findings = workFindings(all);
  const configurations = analyseAll(all, findings, statistics);
  const pairs = analysePairs(all, record.spec, findings, statistics);
  const comparable = all.filter(({ configuration }) => digestsAgree(configuration.work, findings));
  const account: Omit<ExperimentResult, 'conclusion'> = {
    schema: 'corelane.experiment/1',
    experimentId: record.experimentId,
    title: record.spec.title,
    state: record.state,
    error: record.error,
    startedAt: record.startedAt,
    spec: maskedCommands(record.spec),
    configurations,
    omitted: record.plan.omitted,
    pairs,
    baseline: record.plan.configurations[0]?.baseline ?? null,
    scaling: analyseScaling(comparable, { statistics, isLast: record.state !== 'running' }),
    order: record.runs.map(({ configuration, result: { runId } }) => ({ configuration, runId })),
    seed: record.spec.orderSeed,
    machine: record.machine,
    runtimes: record.runtimes,
    warnings: experimentWarnings({ record, all, configurations, pairs, findings }),
  };
  return { ...account, conclusion: conclusionOf(account) };
}

function analyseAll(
  all: readonly ConfigurationRuns[],
  findings: readonly WorkFinding[],
  statistics: CachedStatistics,
): readonly ConfigurationResult[] {
  const byId = new Map(all.map((runs) => [runs.configuration.id, runs]));
  return all.map((own) => {
    const { baseline, work } = own.configuration;
    return analyseConfiguration(own, {
      // The plan names a configuration of its own; held against itself it would say nothing wrong.
      baseline: byId.get(baseline) ?? own,
      digestsAgree: digestsAgree(work, findings),
      statistics,
    });
  });
}
