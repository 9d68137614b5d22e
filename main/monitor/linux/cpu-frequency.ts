import type { ReadText } from './cgroup.ts';

const CPUS = '/sys/devices/system/cpu';

/** How the cores these CPUs belong to choose their frequency. */
export function readGovernor(cores: readonly number[], readText: ReadText): string | null {
  return sameGovernor(cores.map((core) => readText(`${CPUS}/cpu${core}/cpufreq/scaling_governor`)));
}

/** The governor of all CPUs, `mixed` where they differ; `null` as soon as one does not tell. */
export function sameGovernor(texts: readonly (string | null)[]): string | null {
  const governors = new Set<string>();
  for (const text of texts) {
    if (text === null || text.trim() === '') return null;
    governors.add(text.trim());
  }
  if (governors.size > 1) return 'mixed';
  return [...governors][0] ?? null;
}

/** The greatest frequency that one of these CPUs can have. */
export function readMaxFrequencyMHz(cores: readonly number[], readText: ReadText): number | null {
  return greatestMHz(cores.map((core) => readText(`${CPUS}/cpu${core}/cpufreq/cpuinfo_max_freq`)));
}

/** The kernel writes kHz. */
export function greatestMHz(texts: readonly (string | null)[]): number | null {
  const kHz = texts.flatMap((text) => (/^\d+$/.test(text?.trim() ?? '') ? [Number(text)] : []));
  return kHz.length === 0 ? null : Math.round(Math.max(...kHz) / 1000);
}
