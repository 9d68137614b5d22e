import { MAX_TIME_LIMIT_S } from '../../../contract/limits.ts';
import { NumberRow } from './number-row.tsx';
import { useLaunch } from './use-launch.ts';

/** After which time a run is ended. */
export function TimeLimitField() {
  const { store, draft, check } = useLaunch();
  return (
    <NumberRow
      id="time-limit"
      label="Time limit"
      unit="s"
      help="A run that takes longer is ended, and its result says so."
      min={1}
      max={MAX_TIME_LIMIT_S}
      text={draft.timeLimitText}
      error={check.errors['timeLimit']}
      onChange={(timeLimitText) => store.change({ timeLimitText })}
    />
  );
}
