import type { KeptFiles } from './kept-files.ts';

const PATH = '/proc/pressure/cpu';

/**
 * How long at least one task of the machine has waited for a CPU, in milliseconds since the
 * machine's start; `null`: the text is something else.
 */
export function parseCpuPressureMs(text: string): number | null {
  const match = /^some .*\btotal=(\d{1,20})$/m.exec(text);
  return match?.[1] === undefined ? null : Number(match[1]) / 1000;
}

/** A reader of it; `null` where the kernel has no pressure stall information, or it is switched off. */
export function cpuPressureMsReader(files: KeptFiles): () => number | null {
  return () => {
    const read = files.read(PATH);
    return read.outcome === 'read' ? parseCpuPressureMs(read.text) : null;
  };
}
