// @ts-check
import { findPython } from '../../../scripts/find-python.mjs';

/** @typedef {{ kind: 'node' | 'python', title: string, executable: string }} Interpreter */

/**
 * The interpreters that both sides run on: this one, and the Python that the tests take.
 * @returns {Promise<{ node: Interpreter, python: Interpreter | null }>} `null`: none from 3.9 on
 */
export async function findInterpreters() {
  const python = await findPython();
  return {
    node: {
      kind: 'node',
      title: `Node.js ${process.versions.node}`,
      executable: process.execPath,
    },
    python:
      python === undefined
        ? null
        : { kind: 'python', title: `Python 3.${python.minor}`, executable: python.executable },
  };
}
