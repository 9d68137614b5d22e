import { useEffect, useLayoutEffect, useRef, useState } from 'react';

interface Shown {
  readonly text: string;
  readonly anchor: DOMRect;
}

const GAP_PX = 6;
const MARGIN_PX = 8;

/**
 * The one tooltip of the window. Any element with `data-tip` shows its text here on hover and on
 * keyboard focus; such elements carry the same text for screen readers themselves.
 */
export function Tooltip() {
  const [shown, setShown] = useState<Shown | null>(null);
  useEffect(() => listenForTips(setShown), []);
  return shown === null ? null : <TooltipBox shown={shown} />;
}

function TooltipBox({ shown }: { readonly shown: Shown }) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (box.current !== null) place(box.current, shown.anchor);
  }, [shown]);
  return (
    <div ref={box} className="tooltip" aria-hidden="true">
      {shown.text}
    </div>
  );
}

function listenForTips(show: (shown: Shown | null) => void): () => void {
  const handleOver = (event: Event) => show(tipOf(event.target));
  const handleFocus = (event: FocusEvent) => {
    const isByKeyboard = event.target instanceof Element && event.target.matches(':focus-visible');
    if (isByKeyboard) show(tipOf(event.target));
  };
  const handleHide = () => show(null);
  const listeners = new AbortController();
  const options = { capture: true, signal: listeners.signal };
  document.addEventListener('pointerover', handleOver, options);
  document.addEventListener('focusin', handleFocus, options);
  for (const name of ['focusout', 'scroll', 'keydown', 'pointerdown']) {
    document.addEventListener(name, handleHide, options);
  }
  return () => listeners.abort();
}

function tipOf(target: EventTarget | null): Shown | null {
  const element = target instanceof Element ? target.closest<HTMLElement>('[data-tip]') : null;
  const text = element?.dataset['tip'] ?? '';
  if (element === null || text === '') return null;
  return { text, anchor: element.getBoundingClientRect() };
}

/** Below the element, above it where there is no room, always inside the window. */
function place(box: HTMLElement, anchor: DOMRect): void {
  const { width, height } = box.getBoundingClientRect();
  const centred = anchor.left + anchor.width / 2 - width / 2;
  const left = Math.min(Math.max(MARGIN_PX, centred), window.innerWidth - width - MARGIN_PX);
  const below = anchor.bottom + GAP_PX;
  const fitsBelow = below + height + MARGIN_PX <= window.innerHeight;
  box.style.left = `${left}px`;
  box.style.top = `${fitsBelow ? below : Math.max(MARGIN_PX, anchor.top - height - GAP_PX)}px`;
}
