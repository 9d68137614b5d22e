import type { MachineCard } from '../../../contract/machine-card.ts';

/** What cards that were kept by older versions may lack. */
type LaterPart = 'siblings';
type KeptCard = Omit<MachineCard, LaterPart> & Partial<Pick<MachineCard, LaterPart>>;

/** A machine card as it was kept; what its version did not write down is not known. */
export function machineOf(kept: KeptCard): MachineCard {
  return { ...kept, siblings: kept.siblings ?? null };
}

/** The same for what holds a card: the account of a run or an experiment. */
export function withMachine<Held extends { readonly machine: MachineCard }>(kept: Held): Held {
  return { ...kept, machine: machineOf(kept.machine) };
}
