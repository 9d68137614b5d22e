import type { MachineCard } from '../../../contract/machine-card.ts';
import { ok } from '../../../contract/result.ts';
import { usableOnCard } from '../../monitor/runtimes-on-card.ts';
import { openInterpreterPage } from '../services/interpreter-pages.ts';
import type { RuntimeSearch } from '../services/runtime-search.ts';
import type { Handlers } from './answer.ts';

export function machineHandlers(
  readMachine: () => MachineCard,
  runtimes: RuntimeSearch,
): Pick<Handlers, 'machine:report' | 'runtimes:refresh' | 'interpreter:get'> {
  return {
    'runtimes:refresh': async () => ok(await runtimes.refresh()),
    'interpreter:get': (kind) => openInterpreterPage(kind),
    'machine:report': async () => {
      return ok({ card: readMachine(), runtimes: usableOnCard(await runtimes.found()) });
    },
  };
}
