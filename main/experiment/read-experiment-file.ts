import { err, type Result } from '../../contract/result.ts';
import type { FileSpec } from './file-spec.ts';

export type ExperimentFileKind = 'yaml' | 'json';

export interface ExperimentFileContext {
  /** For messages: without its folder. */
  readonly fileName: string;
  /** Absolute: what relative paths in the file are relative to. */
  readonly folder: string;
}

export function readExperimentFile(
  _text: string,
  _kind: ExperimentFileKind,
  _context: ExperimentFileContext,
): Result<FileSpec, 'bad-experiment-file'> {
  return err('bad-experiment-file', '');
}
