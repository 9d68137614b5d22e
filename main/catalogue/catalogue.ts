import type { Catalogue, HostWorkload } from '../../contract/catalogue.ts';
import { admissionOf } from './admission.ts';
import { cpuWorkloads } from './cpu-workloads.ts';
import { faultWorkloads } from './fault-workloads.ts';
import { ioWorkloads, mixedWorkloads } from './io-workloads.ts';
import { ownCommand } from './own-command.ts';
import { runOptions } from './run-options.ts';
import { strategies } from './strategies.ts';
import { synchronisationWorkloads } from './synchronisation-workloads.ts';

const workloads: readonly HostWorkload[] = [
  ...cpuWorkloads,
  ...ioWorkloads,
  ...mixedWorkloads,
  ...synchronisationWorkloads,
  ...faultWorkloads,
];

/** Everything that can be launched. */
export const catalogue: Catalogue = {
  workloads,
  strategies,
  options: runOptions,
  admission: admissionOf(workloads),
  command: ownCommand,
};
