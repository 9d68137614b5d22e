import type { InterpreterKind, RuntimeOrigin } from '../../contract/runtime.ts';

/** A file that may be an interpreter; only a probe can tell. */
export interface Candidate {
  readonly kind: InterpreterKind;
  readonly path: string;
  readonly origin: RuntimeOrigin;
  /** Position in the order in which a terminal would look; `null`: not on PATH. */
  readonly pathRank: number | null;
  /** A stand-in that picks the real interpreter; when it picks none, nothing is missing. */
  readonly shim: boolean;
}

const NODE_NAME = /^node(?:\.exe)?$/i;
const PYTHON_NAME = /^python(?:3(?:\.\d+)?)?(?:\.exe)?$/i;
const VERSIONED_PYTHON_NAME = /^python3\.\d+(?:\.exe)?$/i;

/** The kind of interpreter a file of this name is expected to be; `null`: none of ours. */
export function kindByName(fileName: string): InterpreterKind | null {
  if (NODE_NAME.test(fileName)) return 'node';
  return PYTHON_NAME.test(fileName) ? 'python' : null;
}

/** `python3.11` and the like, but not `python3`. */
export function isVersionedName(fileName: string): boolean {
  return VERSIONED_PYTHON_NAME.test(fileName);
}

/** 0 for the names a terminal user types first (`python3`, `node`), then `python`, then `python3.N`. */
export function familiarity(fileName: string): number {
  if (isVersionedName(fileName)) return 2;
  return fileName.includes('3') || NODE_NAME.test(fileName) ? 0 : 1;
}
