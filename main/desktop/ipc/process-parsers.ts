import { z } from 'zod';

import {
  PROCESS_ACTIONS,
  type ProcessIdentity,
  type ProcessPriority,
  type ProcessSignal,
} from '../../../contract/processes.ts';

const MAX_PID = 2 ** 31 - 1;

const identityParts = {
  pid: z.int().positive().max(MAX_PID),
  startTicks: z.int().min(0),
};

export const processIdentity: z.ZodType<ProcessIdentity> = z.strictObject(identityParts);

export const processSignal: z.ZodType<ProcessSignal> = z.strictObject({
  ...identityParts,
  action: z.enum(PROCESS_ACTIONS),
  withChildren: z.boolean(),
});

export const processPriority: z.ZodType<ProcessPriority> = z.strictObject({
  ...identityParts,
  nice: z.int().min(-20).max(19),
});
