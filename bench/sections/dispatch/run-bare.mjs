// @ts-check
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { startChild, withChild } from '../../frame/children.mjs';
import { parseMeasuredRun } from './measured-run.mjs';

const NODE_PROGRAM = fileURLToPath(new URL('./bare-node.mjs', import.meta.url));
const PYTHON_PROGRAM = fileURLToPath(new URL('./bare_python.py', import.meta.url));

/**
 * The tasks handed out by a library itself.
 * @param {import('./interpreter.mjs').Interpreter} interpreter
 * @param {{ way: string, file: string }} library file: what of it is imported, where it is not found by its name
 * @param {import('./measured-run.mjs').Order} order
 */
export function runBare({ kind, executable }, { way, file }, { tasks, workers, folder, signal }) {
  const program = kind === 'node' ? NODE_PROGRAM : PYTHON_PROGRAM;
  const args = [program, way, String(tasks), String(workers), file];
  const env = { ...process.env, PYTHONPYCACHEPREFIX: path.join(folder, 'pycache') };
  const started = startChild(executable, args, { signal, env, name: `bare ${way}` });
  return withChild(started, async (child) => {
    const run = parseMeasuredRun(await child.json());
    await child.succeeds();
    return run;
  });
}
