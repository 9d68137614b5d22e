import { expect, it } from 'vitest';

import type { MachineCard } from '../../../contract/machine-card.ts';
import { machineCard as fixture } from '../../lab/fixtures/machine-card.ts';
import {
  historyPath,
  record,
  smallExperiment,
  soundHistory,
  value,
} from './history.test-support.ts';
import { machineCard } from './run-schemas.ts';

/** As versions wrote it that did not know of siblings. */
function olderCard(): MachineCard {
  const parts = Object.entries(fixture()).filter(([name]) => name !== 'siblings');
  return Object.fromEntries(parts) as unknown as MachineCard;
}

const SIBLINGS = [
  [0, 2],
  [1, 3],
];

it('keeps siblings with a run', async () => {
  const history = soundHistory(await historyPath());
  const { runId } = record(history, { machine: fixture({ siblings: SIBLINGS }) });
  expect(value(history.run(runId)).machine.siblings).toEqual(SIBLINGS);
  history.close();
});

it('does not know those of runs and experiments that were kept before', async () => {
  const history = soundHistory(await historyPath());
  const { runId } = record(history, { machine: olderCard() });
  const { machine, result } = value(history.run(runId));
  expect([machine.siblings, result?.machine.siblings]).toEqual([null, null]);
  history.saveExperiment({ ...smallExperiment(), machine: olderCard() });
  const experiment = value(history.experiment('experiment-1')).result;
  expect(experiment.machine.siblings).toBeNull();
  history.close();
});

it('does not know those of older files, and refuses what are none', () => {
  expect(machineCard.parse(olderCard())).toEqual(fixture({ siblings: null }));
  expect(machineCard.safeParse({ ...fixture(), siblings: [['a']] }).success).toBe(false);
});
