import { useLaunch } from '../launch/use-launch.ts';
import { useApp } from '../shell/app-context.ts';
import { showCode } from '../shell/commands.ts';
import { Icon } from '../shell/icon.tsx';

const TIP = 'Show the code that runs (Ctrl+K)';

/** Opens the code of the chosen strategy; where there is none to show, says why. */
export function CodeButton() {
  const model = useApp();
  const { runtime } = useLaunch();
  const reason = whyNot(runtime?.kind ?? null);
  return (
    <>
      <button
        type="button"
        className="link-button code-button"
        data-tip={reason ?? TIP}
        aria-disabled={reason !== null}
        aria-describedby="code-button-help"
        aria-keyshortcuts="Control+K"
        onClick={() => {
          if (reason === null) showCode(model);
        }}
      >
        <Icon name="code" />
        Code
      </button>
      <span id="code-button-help" hidden>
        {reason ?? TIP}
      </span>
    </>
  );
}

function whyNot(kind: string | null): string | null {
  if (kind === null) return 'Without a runtime nothing would run: choose one first.';
  return kind === 'other' ? 'Only the author of this run host has its code.' : null;
}
