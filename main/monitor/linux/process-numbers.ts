import { readdirSync } from 'node:fs';

/** All processes of the machine, in no order that can be relied on. Throws where /proc can't be read. */
export function processNumbers(procFolder = '/proc'): readonly number[] {
  return readdirSync(procFolder).map(Number).filter(Number.isInteger);
}
