// @ts-check
import path from 'node:path';

import { REPOSITORY } from '../../../scripts/repository.mjs';
import { startChild, withChild } from '../../frame/children.mjs';
import { parseMeasuredRun } from './measured-run.mjs';

const COMMAND_LINE = path.join(REPOSITORY, 'out', 'main', 'cli.js');

/**
 * A run as users get it, with everything that Corelane does meanwhile: `corelane run`.
 * @param {import('./interpreter.mjs').Interpreter} interpreter
 * @param {import('./cases.mjs').DispatchCase} what
 * @param {import('./measured-run.mjs').Order} order
 */
export function runByCommandLine({ executable }, what, { tasks, workers, signal }) {
  const flags = {
    workload: 'sum',
    strategy: what.strategy,
    runtime: executable,
    workers: String(workers),
    tasks: String(tasks),
    ...what.options,
  };
  const words = Object.entries(flags).flatMap(([name, value]) => [`--${name}`, value]);
  const args = [COMMAND_LINE, 'run', ...words, '--no-history', '--json'];
  const started = startChild(process.execPath, args, { signal, name: 'corelane run' });
  return withChild(started, async (child) => {
    const run = parseMeasuredRun(await child.json());
    await child.succeeds();
    return run;
  });
}
