import { resolve } from 'node:path';

import type { CardDifference, MachineCard, RuntimeOnCard } from '../../../contract/machine-card.ts';
import { cardDifferences, runtimeDifferences } from '../../../contract/machine-card-differences.ts';
import type { CliIo } from '../cli-io.ts';
import { textFlag } from '../flag-values.ts';
import type { Flags } from '../flags.ts';
import { UsageError } from '../usage-error.ts';
import { gateFlags } from './compare-flags.ts';
import { percentFlag } from './percent-flag.ts';
import { readSavedExperiment, type SavedExperiment } from './saved-experiment.ts';

const DEFAULT_LIMIT_PERCENT = 5;

/** What an experiment is to be held against. */
export interface GateRequest {
  readonly before: SavedExperiment;
  readonly limitPercent: number;
  /** Whether the answer decides the exit code. */
  readonly fails: boolean;
  readonly anyMachine: boolean;
  /** In what the machines differ, once it has been looked at. */
  readonly differences: () => readonly CardDifference[];
  readonly noteDifferences: (found: readonly CardDifference[]) => void;
}

/**
 * The gate that the options ask for; `null`: none.
 * @throws UsageError
 */
export async function gateOf(flags: Flags, io: CliIo): Promise<GateRequest | null> {
  const path = textFlag(flags, 'against');
  if (path === undefined) {
    const orphan = gateFlags.find(({ name }) => flags.has(name));
    if (orphan === undefined) return null;
    throw new UsageError(`'--${orphan.name}' means something with '--against FILE' alone.`);
  }
  const saved = await readSavedExperiment(resolve(io.workingDirectory, path));
  if (!saved.ok) throw new UsageError(saved.error.message);
  const limit = percentFlag(flags, 'fail-if-slower', 0, 1000);
  let differences: readonly CardDifference[] = [];
  return {
    before: saved.value,
    limitPercent: limit ?? DEFAULT_LIMIT_PERCENT,
    fails: limit !== undefined,
    anyMachine: flags.has('any-machine'),
    differences: () => differences,
    noteDifferences: (found) => (differences = found),
  };
}

/**
 * Before anything is run: times of another machine say nothing about the program.
 * @throws UsageError
 */
export function refuseOtherMachine(
  gate: GateRequest,
  machine: MachineCard,
  runtimes: readonly RuntimeOnCard[],
): void {
  const { before } = gate;
  const differences = [
    ...cardDifferences(before.machine, machine),
    ...runtimeDifferences(before.runtimes, runtimes),
  ];
  gate.noteDifferences(differences);
  if (differences.length === 0 || gate.anyMachine) return;
  const list = differences.map((one) => `${one.label}: ${one.before} then, ${one.after} now`);
  throw new UsageError(
    `The earlier result was measured under other conditions (${list.join('; ')}): measure it anew here, or compare all the same with '--any-machine'.`,
  );
}
