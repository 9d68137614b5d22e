import type { Recording, RecordingSpan } from '../../../contract/recording.ts';
import { err, type Result } from '../../../contract/result.ts';
import type { History } from '../../store/history/history.ts';
import type { RunRecording } from '../../store/history/record-runs.ts';
import { inTurns } from './in-turns.ts';

const NOT_WAITED_FOR = 'These samples were read no further: others were asked for meanwhile.';

/** Reads parts of the recording of any run, also of one that goes on; one part at a time. */
export class SpanReading {
  readonly #history: Pick<History, 'recordingSpan'>;
  readonly #recording: Pick<RunRecording, 'flush'>;
  #number = 0;

  constructor(history: Pick<History, 'recordingSpan'>, recording: Pick<RunRecording, 'flush'>) {
    this.#history = history;
    this.#recording = recording;
  }

  /** Takes the place of what is still being read. */
  async read(span: RecordingSpan): Promise<Result<Recording>> {
    this.#number += 1;
    const number = this.#number;
    this.#recording.flush();
    const recording = await inTurns(this.#history.recordingSpan(span), {
      isCancelled: () => number !== this.#number,
    });
    return recording ?? err('superseded', NOT_WAITED_FOR);
  }
}
