import type { CoreKind } from '../../../contract/machine-card.ts';
import type { ReadText } from './cgroup.ts';
import { parseCpuList } from './cpu-list.ts';

/** A core with at most this share of the greatest capacity counts as an efficiency core. */
const EFFICIENCY_CAPACITY = 0.75;

/**
 * Which CPUs are performance and which are efficiency cores. Intel's hybrids have a counter unit
 * for each kind; Arm states the capacity of each core. `null`: all alike, or it can't be told.
 */
export function readCoreKinds(
  logicalCores: number,
  readText: ReadText,
): readonly CoreKind[] | null {
  const performance = readText('/sys/devices/cpu_core/cpus');
  const efficiency = readText('/sys/devices/cpu_atom/cpus');
  if (performance !== null && efficiency !== null) return kindsFromLists(performance, efficiency);
  const capacities = Array.from({ length: logicalCores }, (_, core) =>
    readText(`/sys/devices/system/cpu/cpu${core}/cpu_capacity`),
  );
  return kindsFromCapacities(capacities);
}

export function kindsFromLists(
  performance: string,
  efficiency: string,
): readonly CoreKind[] | null {
  const [large, small] = [parseCpuList(performance), parseCpuList(efficiency)];
  return large === null || small === null ? null : kinds(large, small);
}

/** @param texts of `cpu_capacity`, by CPU */
export function kindsFromCapacities(texts: readonly (string | null)[]): readonly CoreKind[] | null {
  const capacities = texts.map((text) => Number(text ?? NaN));
  if (!capacities.every((capacity) => capacity > 0)) return null;
  const limit = Math.max(...capacities) * EFFICIENCY_CAPACITY;
  const cores = capacities.map((_, core) => core);
  const small = cores.filter((core) => (capacities[core] ?? 0) <= limit);
  const large = cores.filter((core) => !small.includes(core));
  return small.length === 0 ? null : kinds(large, small);
}

function kinds(large: readonly number[], small: readonly number[]): readonly CoreKind[] {
  return [
    { kind: 'performance', cores: large },
    { kind: 'efficiency', cores: small },
  ];
}
