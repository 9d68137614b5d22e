import { useEffect } from 'react';

/**
 * Esc as the way back. An open dialog or popover has the key to itself, and so has whoever took it before.
 * @param isFirst before everybody else who listens, instead of after
 */
export function useEscape(goBack: () => void, isFirst = false): void {
  useEffect(() => {
    const handleKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      if (document.querySelector('dialog[open], :popover-open') !== null) return;
      event.preventDefault();
      if (isFirst) event.stopPropagation();
      goBack();
    };
    window.addEventListener('keydown', handleKeyDown, { capture: isFirst });
    return () => window.removeEventListener('keydown', handleKeyDown, { capture: isFirst });
  }, [goBack, isFirst]);
}
