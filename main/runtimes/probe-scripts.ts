import type { InterpreterKind } from '../../contract/runtime.ts';

/** Begins the line of the answer: start-up files of an installation may print lines of their own. */
export const ANSWER_MARK = 'corelane-probe:';

/** Runs on Python 2.7 to 3.14, so that old versions are told by their version, not by a syntax error. */
const pythonScript = `
import json, sys, sysconfig

def start_methods():
    try:
        import multiprocessing
        first = multiprocessing.get_start_method()
        others = [name for name in multiprocessing.get_all_start_methods() if name != first]
        return [first] + others
    except Exception:
        return []

def has_interpreter_pool():
    try:
        import concurrent.futures
        return getattr(concurrent.futures, 'InterpreterPoolExecutor', None) is not None
    except Exception:
        return False

is_gil_enabled = getattr(sys, '_is_gil_enabled', None)
answer = {
    'executable': sys.executable or '',
    'prefix': sys.prefix,
    'basePrefix': getattr(sys, 'real_prefix', getattr(sys, 'base_prefix', sys.prefix)),
    'version': list(sys.version_info[:3]),
    'releaseLevel': sys.version_info[3],
    'serial': sys.version_info[4],
    'implementation': getattr(getattr(sys, 'implementation', None), 'name', 'cpython'),
    'gilEnabled': bool(is_gil_enabled()) if is_gil_enabled else True,
    'freeThreadedBuild': bool(sysconfig.get_config_var('Py_GIL_DISABLED')),
    'startMethods': start_methods() if sys.version_info >= (3, 4) else [],
    'interpreterPool': has_interpreter_pool(),
}
sys.stdout.write('\\n${ANSWER_MARK}' + json.dumps(answer) + '\\n')
`;

/** Old JavaScript on purpose, for the same reason. */
const nodeScript = `
var answer = {
  executable: process.execPath,
  version: process.versions.node,
  implementation: process.versions.bun ? 'Bun' : process.versions.deno ? 'Deno' : 'Node.js',
};
process.stdout.write('\\n${ANSWER_MARK}' + JSON.stringify(answer) + '\\n');
`;

/** The arguments that make an interpreter of this kind describe itself on its standard output. */
export function probeArguments(kind: InterpreterKind): readonly string[] {
  return kind === 'python' ? ['-c', pythonScript] : ['-e', nodeScript];
}
