import { basename } from 'node:path';

import type { ProcessRuntime } from '../../../contract/program-runtimes.ts';
import type { Runtime, UsableRuntime } from '../../../contract/runtime.ts';
import type { ProcessFacts } from './process-facts.ts';

type Interpreter = Pick<ProcessRuntime, 'kind' | 'version' | 'sharesGil'>;

/** `python3.13t`, `python3.11d`: version, and the letters of its build. */
const PYTHON = /^python(\d+(?:\.\d+)?)?([tdmu]*)$/;

const NODE = /^node(?:js)?$/;

/** Where version managers keep it: `…/versions/node/v20.19.0/bin/node`. */
const VERSION_IN_PATH = /\/v?(\d+\.\d+\.\d+)\//;

/**
 * The interpreter that runs in a process: CPython or Node.js by the name of its executable, the rest as
 * far as that file is among the runtimes that were found; `null`: none that is known.
 */
export function recogniseRuntime(
  facts: Pick<ProcessFacts, 'executable' | 'command' | 'hasFreeThreadedTwin'>,
  known: readonly Runtime[],
): Interpreter | null {
  const path = facts.executable ?? facts.command[0] ?? '';
  const name = basename(path);
  const runtime = known.find(
    (one): one is UsableRuntime => one.usable && one.kind !== 'other' && one.realPath === path,
  );
  if (NODE.test(name)) {
    const version = runtime?.version ?? VERSION_IN_PATH.exec(path)?.[1] ?? '';
    return { kind: 'node', version, sharesGil: null };
  }
  const python = PYTHON.exec(name);
  if (python === null) return null;
  const [, version = '', letters = ''] = python;
  const isFreeThreaded =
    runtime?.features.freeThreadedBuild ?? (letters.includes('t') || facts.hasFreeThreadedTwin);
  return {
    kind: 'python',
    version: runtime?.version ?? version,
    sharesGil: !isFreeThreaded || asksForGil(facts.command),
  };
}

/** `-X gil=1` among the interpreter's own options, which end at the script. */
function asksForGil(command: readonly string[]): boolean {
  const own = command.slice(1);
  const end = own.findIndex(
    (word, index) => !word.startsWith('-') && !/^-[XW]$/.test(own[index - 1] ?? ''),
  );
  const options = end < 0 ? own : own.slice(0, end);
  return options.some(
    (word, index) => word === '-Xgil=1' || (word === 'gil=1' && options[index - 1] === '-X'),
  );
}
