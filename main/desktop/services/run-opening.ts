import type { OpeningShare, StoredRun } from '../../../contract/history.ts';
import { err, ok, type Result } from '../../../contract/result.ts';
import type { History } from '../../store/history/history.ts';
import { inTurns } from './in-turns.ts';

/** A bar moves as smoothly, and the page is not kept busy with it. */
const TELL_EVERY_MS = 50;

const NOT_WAITED_FOR = 'It was opened no further: something else was asked for meanwhile.';

/**
 * Opens runs of the history, one at a time. Reading a long one takes seconds: in between, samples are
 * taken and other questions answered.
 */
export class RunOpening {
  readonly #history: Pick<History, 'run' | 'recordingInParts'>;
  readonly #tell: (opening: OpeningShare) => void;
  #number = 0;

  constructor(
    history: Pick<History, 'run' | 'recordingInParts'>,
    tell: (opening: OpeningShare) => void,
  ) {
    this.#history = history;
    this.#tell = tell;
  }

  /** Takes the place of what is still being opened. */
  async open(runId: string): Promise<Result<StoredRun>> {
    this.#number += 1;
    const number = this.#number;
    const run = this.#history.run(runId);
    if (!run.ok) return run;
    const recording = await inTurns(this.#history.recordingInParts(runId), {
      onShare: this.#teller(runId),
      isCancelled: () => number !== this.#number,
    });
    if (recording === null) return err('superseded', NOT_WAITED_FOR);
    if (!recording.ok) return recording;
    const { entry, header, result, machine } = run.value;
    return ok({ entry, header, result, machine, recording: recording.value });
  }

  /** What is being opened is not wanted any more. */
  stop(): void {
    this.#number += 1;
  }

  #teller(runId: string): (share: number) => void {
    let toldAtMs = -Infinity;
    return (share) => {
      const nowMs = performance.now();
      if (nowMs - toldAtMs < TELL_EVERY_MS) return;
      toldAtMs = nowMs;
      this.#tell({ runId, share });
    };
  }
}
