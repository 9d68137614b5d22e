import { readdirSync } from 'node:fs';

import type { MachineCard } from '../../../contract/machine-card.ts';
import type { ReadText } from './cgroup.ts';

type PowerSource = MachineCard['powerSource'];

const SUPPLIES = '/sys/class/power_supply';

/** One entry of the kernel's list, as its files say. */
export interface PowerSupply {
  readonly type: string;
  /** `1`: it gives power now. */
  readonly online: string;
  /** Of a battery: `Charging`, `Discharging`, `Full`, `Not charging`. */
  readonly status: string;
  /** `Device`: of a mouse or the like. */
  readonly scope: string;
}

/** What feeds this machine now; `null` where nothing says so, as on most desktops. */
export function readPowerSource(readText: ReadText): PowerSource {
  const supplies = supplyNames().map((name) => {
    const file = (part: string): string => readText(`${SUPPLIES}/${name}/${part}`)?.trim() ?? '';
    return {
      type: file('type'),
      online: file('online'),
      status: file('status'),
      scope: file('scope'),
    };
  });
  return powerSourceOf(supplies);
}

/**
 * A plug that gives power decides. Else the batteries do: what is charged has a plug of another
 * kind, such as a dock.
 */
export function powerSourceOf(supplies: readonly PowerSupply[]): PowerSource {
  const own = supplies.filter(({ scope }) => scope !== 'Device');
  if (own.some(({ type, online }) => type === 'Mains' && online === '1')) return 'mains';
  const states = own.flatMap(({ type, status }) => (type === 'Battery' ? [status] : []));
  if (states.includes('Discharging')) return 'battery';
  return states.some((status) => ['Charging', 'Full', 'Not charging'].includes(status))
    ? 'mains'
    : null;
}

function supplyNames(): readonly string[] {
  try {
    return readdirSync(SUPPLIES);
  } catch {
    // Containers and many servers have no such folder.
    return [];
  }
}
