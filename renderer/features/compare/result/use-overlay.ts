import { useEffect, useState } from 'react';

import type { RunOverlay } from '../../../../contract/history.ts';
import type { Failure } from '../../../../contract/result.ts';
import { useShown } from '../../shell/app-context.ts';

interface OverlayAnswer {
  readonly overlay: RunOverlay | null;
  readonly error: Failure | null;
}

const NOTHING: OverlayAnswer = { overlay: null, error: null };

/** The curves of runs, asked for anew when others are wanted; the last ones stay until then. */
export function useOverlay(runIds: readonly string[]): OverlayAnswer {
  const { bridge } = useShown();
  const [answer, setAnswer] = useState<OverlayAnswer>(NOTHING);
  const key = JSON.stringify(runIds);
  useEffect(() => {
    const wanted = JSON.parse(key) as readonly string[];
    if (wanted.length === 0) return undefined;
    let isCurrent = true;
    void bridge.request('history:overlay', wanted).then((result) => {
      if (!isCurrent) return;
      setAnswer(
        result.ok ? { overlay: result.value, error: null } : { overlay: null, error: result.error },
      );
    });
    return () => {
      isCurrent = false;
    };
  }, [bridge, key]);
  return runIds.length === 0 ? NOTHING : answer;
}
