import { createContext, useContext } from 'react';

import { UNKNOWN_BASES } from '../../contract/core-convention.ts';
import type { CoreScale } from '../format/core-use.ts';

/** How everything below it shows CPU use. Outside of it: in cores, which need no base. */
export const CoreScaleContext = createContext<CoreScale>({
  convention: 'cores',
  bases: UNKNOWN_BASES,
});

export function useCoreScale(): CoreScale {
  return useContext(CoreScaleContext);
}
