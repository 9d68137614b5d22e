import type { MachineCard } from '../../../contract/machine-card.ts';
import { ok } from '../../../contract/result.ts';
import { usableOnCard } from '../../monitor/runtimes-on-card.ts';
import type { RuntimeSearch } from '../services/runtime-search.ts';
import type { Handlers } from './answer.ts';

export function machineHandlers(
  readMachine: () => MachineCard,
  runtimes: RuntimeSearch,
): Pick<Handlers, 'machine:report' | 'runtimes:refresh'> {
  return {
    'runtimes:refresh': async () => ok(await runtimes.refresh()),
    'machine:report': async () => {
      const known = runtimes.known() ?? (await runtimes.refresh());
      return ok({ card: readMachine(), runtimes: usableOnCard(known) });
    },
  };
}
