import { dirname, join, resolve } from 'node:path';

import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';

/** A package, as scripts/test-packaged.mjs has made it. */
export interface PackagedProgram {
  readonly executable: string;
}

/** As its users get it. */
export function released(): PackagedProgram {
  return programFrom('CORELANE_RELEASED_EXECUTABLE');
}

/** The copy whose main process lets Playwright in. */
export function tested(): PackagedProgram {
  return programFrom('CORELANE_PACKAGED_EXECUTABLE');
}

function programFrom(variable: string): PackagedProgram {
  const executable = process.env[variable];
  if (executable === undefined) throw new Error('Start these by scripts/test-packaged.mjs.');
  return { executable };
}

/** The folder that the archive lies in. */
export function resourcesOf({ executable }: PackagedProgram): string {
  const directory = dirname(executable);
  return process.platform === 'darwin'
    ? resolve(directory, '..', 'Resources')
    : join(directory, 'resources');
}

const STATES: Readonly<Record<number, string>> = { 0x30: 'off', 0x31: 'on', 0x72: 'removed' };

/** What is switched on in an executable, by the names of `FuseV1Options`. */
export async function fusesOf({ executable }: PackagedProgram): Promise<Record<string, string>> {
  const wire = Object.entries(await getCurrentFuseWire(executable));
  const fuses = wire.filter(([key]) => key !== 'version');
  const named = fuses.map(([index, state]) => {
    const name = FuseV1Options[Number(index)] ?? `fuse ${index}`;
    return [name, STATES[Number(state)] ?? String(state)] as const;
  });
  return Object.fromEntries(named);
}
