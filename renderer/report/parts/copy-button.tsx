import { useState } from 'react';

import { useShown } from '../../features/shell/app-context.ts';
import { Icon } from '../../features/shell/icon.tsx';

interface CopyButtonProps {
  readonly text: string;
  /** What is copied, such as `command line`. */
  readonly what: string;
}

/** Puts a text into the clipboard, and says so. */
export function CopyButton({ text, what }: CopyButtonProps) {
  const { notices } = useShown();
  const [isCopied, setCopied] = useState(false);
  const handleCopy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      // Some browsers keep it from pages that lie on disk.
      const message = `The clipboard can’t be written to: select the ${what} and copy it by hand.`;
      notices.addProblem({ code: 'clipboard', message });
    }
  };
  return (
    <button
      type="button"
      className="button"
      aria-label={`Copy ${what}`}
      onClick={() => void handleCopy()}
    >
      <Icon name={isCopied ? 'check' : 'copy'} />
      <span aria-live="polite">{isCopied ? 'Copied' : 'Copy'}</span>
    </button>
  );
}
