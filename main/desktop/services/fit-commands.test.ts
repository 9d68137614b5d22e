import { describe, expect, it } from 'vitest';

import { commandSpec } from '../../../contract/command.test-support.ts';
import { EXPERIMENT_DEFAULTS } from '../../../contract/experiment-presets.ts';
import type { RunRequest } from '../../../contract/run.ts';
import { maskedCommand } from '../../command/mask-environment.ts';
import { fitCommandRun, fitCommands } from './fit-commands.ts';
import type { RerunPlace } from './fit-rerun.ts';

const PLACE: RerunPlace = {
  runtimes: [],
  allowedCores: [0, 1],
  isImported: true,
  allow: () => Promise.reject(new Error('nothing is touched')),
};

const COMMAND = maskedCommand(commandSpec({ environment: { TOKEN: 's3cret' } }));

describe('running a program of the history again', () => {
  it('fills the panel, and says what has to be typed again', () => {
    const request: RunRequest = {
      workload: 'command',
      parameters: {},
      strategy: 'program',
      runtimeId: 'command',
      workers: 1,
      options: {},
      cores: [0, 7],
      seed: 1,
      timeLimitMs: 1000,
      command: COMMAND,
    };
    const filled = fitCommandRun(request, PLACE);
    expect(filled).toMatchObject({ kind: 'run', request: { command: COMMAND, cores: null } });
    expect(filled.notes).toHaveLength(2);
    expect(filled.notes[0]).toMatch(/not kept: type those of TOKEN again/);
    expect(filled.notes[1]).toMatch(/cores 0, 7/);
  });

  it('says so once for all commands of a comparison', () => {
    const filled = fitCommands(
      {
        ...EXPERIMENT_DEFAULTS,
        workload: 'command',
        parameters: {},
        strategies: [],
        runtimeIds: [],
        workers: [1],
        commands: [COMMAND, COMMAND, commandSpec()],
      },
      PLACE,
    );
    expect(filled).toMatchObject({ kind: 'experiment', spec: { cores: null } });
    expect(filled.notes).toEqual([
      'Values of the environment are not kept: type those of TOKEN again.',
    ]);
  });
});
