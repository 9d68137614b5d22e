import { ok } from '../../../contract/result.ts';
import type { Settings } from '../../../contract/settings.ts';
import type { Lab } from '../../lab/lab.ts';
import { allowRun } from '../services/allow-commands.ts';
import type { ApprovalParts } from '../services/ask-approval.ts';
import type { Handlers } from './answer.ts';

type RunHandlers = Pick<Handlers, 'run:start' | 'run:attach' | 'run:stop' | 'preset:parameters'>;

export interface RunParts extends ApprovalParts {
  readonly lab: Lab;
  readonly settings: () => Settings;
  /** Waits for the first search for runtimes: what starts a program is one of them. */
  readonly found: () => Promise<unknown>;
  /** Waits for a search under way: what is timed beside it would be slower. */
  readonly settled: () => Promise<void>;
}

export function runHandlers(parts: RunParts): RunHandlers {
  const { lab, settings, found, settled } = parts;
  return {
    'run:start': async (request) => {
      const allowed = await allowRun(request, parts);
      if (!allowed.ok) return allowed;
      await settled();
      if (request.command !== undefined) await found();
      return lab.start(request, { quiet: settings().quietRuns, isWatched: true });
    },
    'run:attach': (ask) => lab.attach(ask),
    'run:stop': () => {
      lab.stop();
      return ok(null);
    },
    'preset:parameters': async (request) => {
      await settled();
      return lab.presetParameters(request);
    },
  };
}
