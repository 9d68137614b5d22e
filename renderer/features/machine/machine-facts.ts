import type { MachineFacts } from '../../../contract/ipc.ts';
import type { MachineCard } from '../../../contract/machine-card.ts';

/** The machine of then, as the parts of the live view ask for it. */
export function machineFactsOf(card: MachineCard): MachineFacts {
  return {
    platform: card.platform,
    cpuModel: card.cpuModel,
    logicalCores: card.logicalCores,
    physicalCores: card.physicalCores,
    siblingCores: card.siblings,
    effectiveCores: card.effectiveCores,
    memoryBytes: card.memoryBytes,
    allowedCores: card.allowedCores,
    noAffinityReason: null,
  };
}
