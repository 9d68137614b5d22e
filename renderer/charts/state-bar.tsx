import type { StateShares } from '../../contract/sample.ts';
import { MISSING } from '../format/missing.ts';
import { formatShare } from '../format/quantity.ts';

/** It came and went, or this system does not tell. */
const UNKNOWN =
  'Not known: it takes two samples of its thread, and a system that tells how threads spend their time (Linux).';

/** A worker's time split into on CPU, waiting and blocked. */
export function StateBar({ states }: { readonly states: StateShares | null }) {
  if (states === null) {
    return (
      <span className="missing" data-tip={UNKNOWN}>
        {MISSING}
      </span>
    );
  }
  const text = stateText(states);
  return (
    <span className="state-bar" role="img" aria-label={text} data-tip={text}>
      <span className="state-on-cpu" style={{ width: `${states.onCpu * 100}%` }} />
      <span className="state-waiting" style={{ width: `${states.waiting * 100}%` }} />
      <span className="state-blocked" style={{ width: `${states.blocked * 100}%` }} />
    </span>
  );
}

function stateText({ onCpu, waiting, blocked }: StateShares): string {
  return `On CPU ${formatShare(onCpu)}, waiting ${formatShare(waiting)}, blocked ${formatShare(blocked)}`;
}
