import type { MachineCard } from '../../../contract/machine-card.ts';
import type { RunHeader, RunState } from '../../../contract/run.ts';
import type { SampleBatch } from '../../../contract/sample.ts';
import type { Lab } from '../../lab/lab.ts';
import type { Sampler } from '../../monitor/watch.ts';
import type { History } from './history.ts';

export interface RecordRunsOptions {
  readonly history: Pick<History, 'beginRun' | 'appendSamples' | 'saveTasks' | 'endRun'>;
  readonly lab: Pick<Lab, 'onState' | 'isQuiet' | 'tasksOf'>;
  readonly sampler: Pick<Sampler, 'onBatch'>;
  readonly readMachine: () => MachineCard;
  /** The experiment that a run belongs to; `null`: it stands alone. */
  readonly experimentIdOf: (runId: string) => string | null;
}

export interface RunRecording {
  /** Writes what waits for later: somebody asks for it now. */
  flush(): void;
  end(): void;
}

/** What a crash may cost of a recording. */
const CHUNK_MS = 4_000;

/** Samples of workers that may wait for the end of a timed run: some 20 MB. */
const MAX_WAITING_ROWS = 100_000;

/**
 * Puts every run that the lab tells of into the history, with its samples, and at its end the times of
 * its tasks. Of a timed run all is written when it has ended, so that nothing but the work uses the
 * machine.
 */
export function recordRuns(options: RecordRunsOptions): RunRecording {
  const recorder = new RunRecorder(options);
  const stopStates = options.lab.onState((state) => recorder.onState(state));
  const stopBatches = options.sampler.onBatch((batch) => recorder.onBatch(batch));
  return {
    flush: () => recorder.flush(),
    end: () => {
      stopStates();
      stopBatches();
      recorder.flush();
    },
  };
}

class RunRecorder {
  readonly #options: RecordRunsOptions;
  #header: RunHeader | null = null;
  #machine: MachineCard | null = null;
  #toldWorkers = 0;
  #waiting: SampleBatch[] = [];
  #waitingRows = 0;

  constructor(options: RecordRunsOptions) {
    this.#options = options;
  }

  onState(state: RunState): void {
    if (state.state === 'idle') return;
    if (state.run.runId !== this.#header?.runId) this.#begin(state.run);
    this.#header = state.run;
    if ('result' in state) {
      this.flush();
      const times = this.#options.lab.tasksOf(state.run.runId);
      if (times !== null) this.#options.history.saveTasks(times);
      this.#options.history.endRun(state.run, state.result);
      this.#header = null;
    } else if (state.state === 'running' && this.#toldWorkers === 0) {
      this.#tell(state.run);
    }
  }

  onBatch(batch: SampleBatch): void {
    const { run } = batch;
    if (run === null || run.runId !== this.#header?.runId) return;
    this.#waiting.push(batch);
    this.#waitingRows += 1 + run.workers.length + batch.revisions.length;
    if (this.#isTimeToWrite(batch)) this.flush();
  }

  /** Writes what is waiting. */
  flush(): void {
    const header = this.#header;
    if (header === null || this.#waiting.length === 0) return;
    if (header.workers.length > this.#toldWorkers) this.#tell(header);
    const batches = this.#waiting;
    this.#waiting = [];
    this.#waitingRows = 0;
    this.#options.history.appendSamples(header.runId, batches);
  }

  #begin(header: RunHeader): void {
    this.#waiting = [];
    this.#waitingRows = 0;
    this.#machine = this.#options.readMachine();
    this.#tell(header);
  }

  #isTimeToWrite(newest: SampleBatch): boolean {
    if (this.#waitingRows > MAX_WAITING_ROWS) return true;
    const waitingMs = newest.atMs - (this.#waiting[0]?.atMs ?? newest.atMs);
    return waitingMs >= CHUNK_MS && !this.#options.lab.isQuiet();
  }

  /** Workers come by and by: an interrupted run should know of those that there were. */
  #tell(header: RunHeader): void {
    if (this.#machine === null) return;
    this.#toldWorkers = header.workers.length;
    const experimentId = this.#options.experimentIdOf(header.runId);
    this.#options.history.beginRun({ header, machine: this.#machine, experimentId });
  }
}
