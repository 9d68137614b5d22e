import { useSyncExternalStore } from 'react';

import { type TimelineColours, timelineColours } from './timeline-colours.ts';

const QUERIES = [
  '(prefers-color-scheme: dark)',
  '(prefers-contrast: more)',
  '(forced-colors: active)',
];

/** Read once for all canvases: each reading makes the browser compute styles. */
let current: TimelineColours | null = null;

/** The colours of the theme in force: another object whenever they may have changed. */
export function useTimelineColours(): TimelineColours {
  return useSyncExternalStore(listenForTheme, readColours);
}

function readColours(): TimelineColours {
  current ??= timelineColours(document.body);
  return current;
}

function listenForTheme(changed: () => void): () => void {
  const handleChange = () => {
    current = null;
    changed();
  };
  const observer = new MutationObserver(handleChange);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  const queries = QUERIES.map((query) => window.matchMedia(query));
  for (const query of queries) query.addEventListener('change', handleChange);
  return () => {
    // Nobody may be left to hear of the next change.
    current = null;
    observer.disconnect();
    for (const query of queries) query.removeEventListener('change', handleChange);
  };
}
