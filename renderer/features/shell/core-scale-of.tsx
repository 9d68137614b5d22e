import { type ReactNode, useMemo, useSyncExternalStore } from 'react';

import type { CoreBases, CoreConvention } from '../../../contract/core-convention.ts';
import { CoreScaleContext } from '../../charts/core-scale.ts';
import { useApp } from './app-context.ts';

/** The setting; nothing is drawn anew for another one. */
export function useCoreConvention(): CoreConvention {
  const { settings } = useApp().settings;
  return useSyncExternalStore(settings.subscribe, () => settings.get().coreConvention);
}

interface CoreScaleOfProps {
  /** Of the machine that ran what is shown in it. */
  readonly bases: CoreBases;
  readonly children: ReactNode;
}

/** What is in it shows CPU use as the user has chosen, of these bases. */
export function CoreScaleOf({ bases, children }: CoreScaleOfProps) {
  return (
    <GivenCoreScale convention={useCoreConvention()} bases={bases}>
      {children}
    </GivenCoreScale>
  );
}

interface GivenCoreScaleProps extends CoreScaleOfProps {
  readonly convention: CoreConvention;
}

/** The same for what has its convention from elsewhere: a report. */
export function GivenCoreScale({ convention, bases, children }: GivenCoreScaleProps) {
  const { logicalCores, effectiveCores } = bases;
  // The same object as long as it says the same: charts draw their frames anew for another one.
  const scale = useMemo(
    () => ({ convention, bases: { logicalCores, effectiveCores } }),
    [convention, logicalCores, effectiveCores],
  );
  return <CoreScaleContext value={scale}>{children}</CoreScaleContext>;
}
