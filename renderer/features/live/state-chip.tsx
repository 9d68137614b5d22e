import { type ShownState, stateName } from '../../format/names.ts';

interface StateChipProps {
  readonly state: ShownState;
  /** Whether a change of it is read out. */
  readonly isAnnounced?: boolean;
}

/** The state of a run, told by a word and a shape as well as by a colour. */
export function StateChip({ state, isAnnounced = true }: StateChipProps) {
  const live = isAnnounced ? ({ role: 'status', 'aria-live': 'polite' } as const) : {};
  return (
    <span className={`state-chip state-${state}`} {...live}>
      <span className="state-dot" aria-hidden="true" />
      {stateName(state)}
    </span>
  );
}
