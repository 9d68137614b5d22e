import { formatCount } from '../../format/quantity.ts';
import type { Freeze } from '../../stores/live-store.ts';
import { isLive } from '../../stores/run-view.ts';
import { useApp, useReadable } from '../shell/app-context.ts';
import { FREEZE_KEY, toggleFreeze } from './toggle-freeze.ts';

/** Lets the picture of a run stand still while recording goes on, tells what came since, and goes back to it. */
export function FreezeControls() {
  const { live } = useApp();
  const freeze = useReadable(live.freeze);
  const { state } = useReadable(live.view);
  if (freeze === null && !isLive(state)) return null;
  const isFrozen = freeze !== null;
  const tip = isFrozen
    ? `Show what has come since, and follow the run again (${FREEZE_KEY}).`
    : `Let the picture stand still to look at it. Recording goes on (${FREEZE_KEY}).`;
  return (
    <div className="freeze-controls">
      {isFrozen && <FrozenBadge freeze={freeze} />}
      {/* One button: who has pressed it keeps the focus on the way back. */}
      <button
        type="button"
        className="button freeze-button"
        aria-keyshortcuts={FREEZE_KEY}
        data-tip={tip}
        onClick={() => toggleFreeze(live)}
      >
        {isFrozen ? 'Jump to now' : 'Freeze'}
      </button>
    </div>
  );
}

function FrozenBadge({ freeze }: { readonly freeze: Freeze }) {
  return (
    <p className="frozen-badge" role="group" aria-label="Frozen picture">
      <strong>Frozen</strong> · {newsText(freeze)}
    </p>
  );
}

function newsText({ newSamples, hasEnded }: Freeze): string {
  if (hasEnded) return 'the run has ended';
  return `${formatCount(newSamples)} new ${newSamples === 1 ? 'sample' : 'samples'}`;
}
