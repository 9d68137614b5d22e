import type { Failure } from '../../../contract/result.ts';
import { OpenedBar } from './opened-bar.tsx';

/** Until the parts that show an entry are there. */
export function OpenedLoading() {
  return (
    <div className="opened-view" aria-busy="true">
      <OpenedBar>
        <p className="opened-what" role="status">
          Opening…
        </p>
      </OpenedBar>
    </div>
  );
}

/** What could not be opened, and why. */
export function OpenedFailed({ error }: { readonly error: Failure }) {
  return (
    <div className="opened-view">
      <OpenedBar>
        <p className="opened-what">This could not be opened</p>
      </OpenedBar>
      <div className="history-message" role="alert">
        <p>{error.message}</p>
      </div>
    </div>
  );
}
