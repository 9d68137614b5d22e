import { type ShownState, stateName } from '../../format/names.ts';

/** The state of the run, told by a word and a shape as well as by a colour. */
export function StateChip({ state }: { readonly state: ShownState }) {
  return (
    <span className={`state-chip state-${state}`} role="status" aria-live="polite">
      <span className="state-dot" aria-hidden="true" />
      {stateName(state)}
    </span>
  );
}
