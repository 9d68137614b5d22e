import type { RuntimeRef } from './run.ts';
import type { RuntimeFeatures } from './runtime.ts';

/** Cores of one kind, where a processor has several. */
export interface CoreKind {
  readonly kind: 'performance' | 'efficiency';
  /** Logical CPUs, ascending. */
  readonly cores: readonly number[];
}

/** A runtime with what it can do, as it was when it ran. */
export interface RuntimeOnCard extends RuntimeRef {
  readonly implementation: string;
  readonly features: RuntimeFeatures;
}

/**
 * What a result was measured on, saved with it. `null` always means "could not be told here".
 */
export interface MachineCard {
  readonly cpuModel: string;
  readonly logicalCores: number;
  readonly physicalCores: number | null;
  /** Whether several logical CPUs share a physical core. */
  readonly smt: boolean | null;
  /**
   * Logical CPUs of each physical core, ascending within a core, in the order of the first of each.
   * `null`: not told, as on cards of older results.
   */
  readonly siblings: readonly (readonly number[])[] | null;
  /** `null`: unknown, or all cores are alike. */
  readonly coreKinds: readonly CoreKind[] | null;
  /** Logical CPUs this process may use, ascending. */
  readonly allowedCores: readonly number[];
  /** CPU quota of the cgroup, in cores; `null`: none, or not Linux. */
  readonly quotaCores: number | null;
  readonly effectiveCores: number;
  /** Frequency governor of the allowed cores, `mixed` where they differ. */
  readonly governor: string | null;
  readonly maxFrequencyMHz: number | null;
  readonly memoryBytes: number;
  /** Memory limit of the cgroup. */
  readonly memoryLimitBytes: number | null;
  /** `linux`, `darwin`, `win32`. */
  readonly platform: string;
  /** For people: `Debian GNU/Linux 12`. */
  readonly osName: string;
  /** Of the kernel. */
  readonly osRelease: string;
  /** `docker`, `podman`, `kubernetes`, …; `null`: none that could be seen. */
  readonly container: string | null;
  /** `kvm`, `vmware`, …; `null`: none that could be seen. */
  readonly virtualMachine: string | null;
  readonly powerSource: 'mains' | 'battery' | null;
  /** Version of Corelane. */
  readonly corelane: string;
}

/** One difference between two machine cards that bars a comparison of times. */
export interface CardDifference {
  /** For people: `CPU model`. */
  readonly label: string;
  readonly before: string;
  readonly after: string;
}
