import type { Configuration } from '../../../contract/experiment.ts';
import type { ExperimentWarning } from '../../../contract/experiment-result.ts';
import type { Failure } from '../../../contract/result.ts';
import type { ExperimentRecord, ExperimentRun } from './experiment-record.ts';
import { machineChanges } from './machine-changes.ts';

/** A configuration whose runs fail so often in a row is given up. */
const MAX_FAILURES = 2;

/** What an experiment is before its first run. */
export type ExperimentBeginning = Pick<
  ExperimentRecord,
  'experimentId' | 'spec' | 'plan' | 'startedAt' | 'machine' | 'runtimes'
>;

/** What has happened in an experiment so far. */
export class ExperimentLog {
  readonly #beginning: ExperimentBeginning;
  readonly #runs: ExperimentRun[] = [];
  readonly #warnings: ExperimentWarning[] = [];
  readonly #leftOut = new Map<string, 'skipped' | 'given-up'>();
  readonly #failuresInARow = new Map<string, number>();
  #firstError: Failure | null = null;

  constructor(beginning: ExperimentBeginning) {
    this.#beginning = beginning;
  }

  /** Of the first run that failed. */
  get firstError(): Failure | null {
    return this.#firstError;
  }

  get runCount(): number {
    return this.#runs.length;
  }

  record(state: ExperimentRecord['state'], error: Failure | null): ExperimentRecord {
    const { warnings, runs } = { warnings: this.#warnings, runs: this.#runs };
    return { ...this.#beginning, state, error, runs: [...runs], warnings: [...warnings] };
  }

  /** Ids of the configurations that go on, in the order of the plan. */
  active(): readonly string[] {
    const ids = this.#beginning.plan.configurations.map(({ id }) => id);
    return ids.filter((id) => !this.#leftOut.has(id));
  }

  isSkipped(id: string): boolean {
    return this.#leftOut.get(id) === 'skipped';
  }

  /** Whether every configuration failed until it was given up. */
  areAllGivenUp(): boolean {
    const reasons = [...this.#leftOut.values()];
    return this.active().length === 0 && reasons.every((reason) => reason === 'given-up');
  }

  addRun(run: ExperimentRun): void {
    const before = this.#runs.at(-1)?.result.machine ?? this.#beginning.machine;
    for (const change of machineChanges(before, run.result.machine)) this.#warnOnce(change);
    this.#runs.push(run);
    if (run.setAside !== 'not-completed') this.#failuresInARow.delete(run.configuration);
  }

  /** A run of it failed, or could not be started. After two in a row it is given up. */
  addFailure({ id, label }: Configuration, error: Failure | null): void {
    const seen = error ?? { code: 'not-completed', message: `A run of “${label}” did not end.` };
    this.#firstError ??= seen;
    const failures = (this.#failuresInARow.get(id) ?? 0) + 1;
    this.#failuresInARow.set(id, failures);
    if (failures < MAX_FAILURES) return;
    this.#leftOut.set(id, 'given-up');
    this.#warnOnce({
      code: 'given-up',
      message: `“${label}” was given up after ${failures} failures in a row: ${seen.message}`,
      action: null,
      configurations: [id],
    });
  }

  /** Leaves it out from now on; what it has is kept. */
  skip(id: string): void {
    if (this.#leftOut.has(id)) return;
    this.#leftOut.set(id, 'skipped');
    const { plan } = this.#beginning;
    const label = plan.configurations.find((candidate) => candidate.id === id)?.label ?? id;
    this.#warnOnce({
      code: 'skipped',
      message: `“${label}” was skipped: it has fewer runs than the others.`,
      action: null,
      configurations: [id],
    });
  }

  addSpoiltRuns({ id, label }: Configuration, times: number): void {
    this.#warnOnce({
      code: 'not-repeated',
      message: `Runs of “${label}” fell into a sleep or a change of the clock ${times} times in a row: it has fewer runs than the others.`,
      action: 'add-runs',
      configurations: [id],
    });
  }

  /** The same thing is told once of one configuration. */
  #warnOnce(warning: ExperimentWarning): void {
    const isSame = ({ code, configurations }: ExperimentWarning): boolean =>
      code === warning.code && configurations[0] === warning.configurations[0];
    if (!this.#warnings.some(isSame)) this.#warnings.push(warning);
  }
}
