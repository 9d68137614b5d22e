import { lazy, Suspense } from 'react';

import type { RunOverlay } from '../../../contract/history.ts';
import { formatCount } from '../../format/quantity.ts';
import { Icon } from '../shell/icon.tsx';
import { OpenedBar } from './opened-bar.tsx';

const OverlayPanels = lazy(async () => ({
  default: (await import('./overlay-panels.tsx')).OverlayPanels,
}));

/** Several runs in one picture, aligned at the start of their work. */
export function OpenedOverlay({ overlay }: { readonly overlay: RunOverlay }) {
  const { curves, differences } = overlay;
  return (
    <div className="opened-view">
      <OpenedBar>
        <p className="opened-what">
          <strong>{formatCount(curves.length)} runs in one picture</strong>
          <span>aligned at the start of their work</span>
        </p>
      </OpenedBar>
      <section className="live-view" aria-label="Overlay" data-live-view="">
        {differences.length > 0 && (
          <ul className="warnings" aria-label="Why these runs do not compare">
            {differences.map((difference) => (
              <li key={difference}>
                <Icon name="warning" />
                {difference}
              </li>
            ))}
          </ul>
        )}
        <Suspense fallback={<div className="panel" aria-busy="true" />}>
          <OverlayPanels curves={curves} />
        </Suspense>
      </section>
    </div>
  );
}
