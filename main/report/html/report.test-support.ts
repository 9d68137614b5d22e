import type { Report, ReportedExperiment, ReportedRun } from '../../../contract/report.ts';
import { REPORT_SECTIONS } from '../../../contract/report.ts';
import type { RunRequest } from '../../../contract/run.ts';
import { catalogue } from '../../catalogue/catalogue.ts';
import { configurationResult, differing, unconcluded } from '../../experiment/fixtures/results.ts';
import { runResult } from '../run-result.test-support.ts';

/** Everything a text from outside may try in a page. */
export const HOSTILE = [
  '</script><script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<!-- report:data -->',
  `"quoted" 'single' \`back\``,
  'line\u2028separator\u2029paragraph',
  '\u202Eright to left\u202C',
  'nul\u0000bell\u0007',
  '🙂👩‍💻',
  '$& $1 $$',
  'x'.repeat(10_000),
].join(' | ');

/** A report of what is given; `parts` replace its own. */
export function report(items: Report['items'], parts: Partial<Report> = {}): Report {
  return {
    schema: 'corelane.report/1',
    words: { title: 'Pools', author: 'Ada', note: 'A note.' },
    createdAt: '2026-01-02T03:04:05.000Z',
    sections: REPORT_SECTIONS,
    convention: 'cores',
    versions: { app: '1.2.3', electron: '', chromium: '', node: '20.19.0' },
    catalogue,
    items,
    ...parts,
  };
}

/** Two configurations, the second twice as fast; `parts` replace its own. */
export function reportedExperiment(parts: Partial<ReportedExperiment> = {}): ReportedExperiment {
  const configurations = [
    configurationResult('c1'),
    configurationResult('c2', { medianWallMs: 500, speedup: 2, verdictId: 'scales-well' }),
  ];
  return {
    kind: 'experiment',
    result: {
      ...unconcluded(configurations, [differing('c2', 2, [1.9, 2.1])]),
      conclusion: 'Label c2 was fastest.',
    },
    curves: [],
    code: [],
    commandLine: null,
    experimentFile: 'corelane: experiment/1\n',
    ...parts,
  };
}

/** A good run of two threads; `parts` replace its own. */
export function reportedRun(parts: Partial<ReportedRun> = {}): ReportedRun {
  const result = runResult();
  const { runId, runtime, startedAt } = result;
  const request: RunRequest = {
    workload: result.workload,
    parameters: result.parameters,
    strategy: result.strategy,
    runtimeId: runtime.id,
    workers: result.workers,
    options: {},
    cores: null,
    seed: result.seed,
    timeLimitMs: 60_000,
  };
  return {
    kind: 'run',
    header: { runId, request, runtime, startedAt, workers: [] },
    result,
    machine: result.machine,
    picture: null,
    gauges: [],
    samples: null,
    code: [],
    commandLine: 'npm run -s corelane -- run --workload primes',
    ...parts,
  };
}
