import type { ExperimentWarning } from '../../../contract/experiment-result.ts';
import type { MachineCard } from '../../../contract/machine-card.ts';

/** What changed on the machine between two runs, so that they hardly compare. */
export function machineChanges(before: MachineCard, after: MachineCard): ExperimentWarning[] {
  return [
    ...changed('power-source-changed', 'The power source', before.powerSource, after.powerSource),
    ...changed('governor-changed', 'The frequency governor', before.governor, after.governor),
  ];
}

/** What is not known of one of the two has not been seen to change. */
function changed(
  code: string,
  what: string,
  before: string | null,
  after: string | null,
): ExperimentWarning[] {
  if (before === null || after === null || before === after) return [];
  return [
    {
      code,
      message: `${what} changed from “${before}” to “${after}” while the experiment ran, which changes the speed of the cores: run it again with one of the two.`,
      action: 'rerun',
      configurations: [],
    },
  ];
}
