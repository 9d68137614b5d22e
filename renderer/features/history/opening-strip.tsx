import { useCallback, useLayoutEffect, useRef } from 'react';

import type { Opening } from '../../stores/opened-store.ts';
import { useApp, useReadable } from '../shell/app-context.ts';
import { useEscape } from './use-escape.ts';

/** Over what is shown: what is being opened instead, where it takes long, how far it is, and the way back. */
export function OpeningStrip() {
  const opening = useReadable(useApp().opened.opening);
  return (
    <>
      <p className="visually-hidden" role="status">
        {opening === null ? '' : `Opening ${opening.name}…`}
      </p>
      {opening !== null && <OpeningProgress opening={opening} />}
    </>
  );
}

function OpeningProgress({ opening: { name, share } }: { readonly opening: Opening }) {
  const { opened } = useApp();
  const button = useRef<HTMLButtonElement>(null);
  // First: what is shown would take it as the way back to the list.
  useEscape(
    useCallback(() => opened.cancel(), [opened]),
    true,
  );
  useLayoutEffect(() => {
    const focusedBefore = document.activeElement;
    const { current } = button;
    return () => {
      // Gone with the strip, the focus would be nowhere.
      if (document.activeElement === current) giveFocusTo(focusedBefore);
    };
  }, []);
  return (
    <div className="opening-strip">
      <p>
        Opening <strong>{name}</strong>…
      </p>
      <progress
        aria-label={`Opening ${name}`}
        {...(share === null ? {} : { max: 1, value: share })}
      />
      <button
        ref={button}
        type="button"
        className="button"
        aria-keyshortcuts="Escape"
        onClick={() => opened.cancel()}
      >
        Cancel
      </button>
    </div>
  );
}

function giveFocusTo(element: Element | null): void {
  if (element instanceof HTMLElement) element.focus();
}
