import { MISSING } from '../../format/missing.ts';
import { useShown } from '../shell/app-context.ts';
import { Icon } from '../shell/icon.tsx';
import { Figure } from './figure.tsx';

/** Enough to tell two digests apart by eye. */
const SHOWN_DIGITS = 10;

const TIP =
  'A checksum over the results of all tasks in order. Every strategy and runtime must come to the same one for the same work.';

/** The run's digest, short, with a button that copies all of it. */
export function Digest({ digest }: { readonly digest: string | null }) {
  const value = digest === null ? MISSING : <CopyableDigest digest={digest} />;
  return <Figure label="Digest" value={value} tip={TIP} />;
}

function CopyableDigest({ digest }: { readonly digest: string }) {
  const { notices } = useShown();
  const handleCopy = async () => {
    try {
      await navigator.clipboard.writeText(digest);
      notices.add({ tone: 'success', message: 'Digest copied.', path: null });
    } catch {
      // Without permission the user can still copy it by hand.
      const message = `The clipboard can’t be written to. The digest is ${digest}`;
      notices.addProblem({ code: 'clipboard', message });
    }
  };
  return (
    <span className="digest">
      <code data-tip={digest}>{digest.slice(0, SHOWN_DIGITS)}</code>
      <button
        type="button"
        className="icon-button"
        aria-label="Copy digest"
        data-tip="Copy the whole digest"
        onClick={() => void handleCopy()}
      >
        <Icon name="copy" />
      </button>
    </span>
  );
}
