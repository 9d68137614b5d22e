import { err, ok, type Result } from '../../../contract/result.ts';
import { shown } from '../../lab/check-value.ts';
import { parseUnknown } from '../../parsing/parse-unknown.ts';
import { problemsBelow, type SpecProblem } from '../plan/spec-problem.ts';
import { stopRuleProblems } from '../plan/spec-problems.ts';
import { commandsFileSchema } from './commands-file-schema.ts';
import { commandsOfFile } from './commands-of-file.ts';
import { contentProblems } from './content-problems.ts';
import { type FileProblem, problemsText } from './file-problem.ts';
import { fileSchema } from './file-schema.ts';
import { EXPERIMENT_FILE_SCHEMA, type FileSpec } from './file-spec.ts';
import { commandsSpecOf, fileSpecOf } from './file-spec-of.ts';
import { issueProblems } from './issue-sentences.ts';
import { jsonFault } from './json-fault.ts';
import { type LocatedValue, locateValues } from './located-value.ts';
import { stopRuleOf } from './stop-rule-of.ts';

export type ExperimentFileKind = 'yaml' | 'json';

export interface ExperimentFileContext {
  /** For messages: without its folder. */
  readonly fileName: string;
  /** Absolute: what relative paths in the file are relative to. */
  readonly folder: string;
}

/**
 * An experiment takes less than 2 KiB. The bound is before any parsing, and the slowest text of this
 * size that is known, thousands of stray commas, takes less than half a second.
 */
export const MAX_FILE_BYTES = 32 * 1024;

const VERSION = /^corelane\.experiment-file\/(\d+)$/;

type Read<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problems: readonly FileProblem[] };

/**
 * Reads the description of an experiment (docs/experiments.md). Touches neither the machine nor any
 * of the paths in it.
 * @returns `bad-experiment-file` with a line for each of the first 20 things wrong: `Line 3: …`
 */
export function readExperimentFile(
  text: string,
  kind: ExperimentFileKind,
  { fileName, folder }: ExperimentFileContext,
): Result<FileSpec, 'bad-experiment-file'> {
  const read = readSpec(text.replace(/^\uFEFF/, ''), kind, folder);
  return read.ok
    ? ok(read.value)
    : err('bad-experiment-file', problemsText(fileName, read.problems));
}

/** By the name's ending; `null`: neither. */
export function experimentFileKind(fileName: string): ExperimentFileKind | null {
  if (/\.json$/i.test(fileName)) return 'json';
  return /\.ya?ml$/i.test(fileName) ? 'yaml' : null;
}

function readSpec(text: string, kind: ExperimentFileKind, folder: string): Read<FileSpec> {
  const bytes = Buffer.byteLength(text);
  if (bytes > MAX_FILE_BYTES) {
    return refused(
      1,
      `The file has ${bytes} bytes, and an experiment has at most ${MAX_FILE_BYTES}: is it the right file?`,
    );
  }
  const fault = kind === 'json' ? jsonFault(text) : null;
  if (fault !== null) {
    const line = text.slice(0, fault.offset).split('\n').length;
    return refused(
      line,
      `This is not JSON: ${fault.expected} is expected ${before(text, fault.offset)}.`,
    );
  }
  // Tabs stand between the values of JSON only, and YAML minds them there.
  const read = locateValues(kind === 'json' ? text.replaceAll('\t', ' ') : text);
  return read.ok ? checkContent(read.value, folder) : read;
}

function checkContent(located: LocatedValue, folder: string): Read<FileSpec> {
  const { value, lineOf } = located;
  const foreign = foreignSchema(value);
  if (foreign !== null) return refused(lineOf(['schema']), foreign);
  const isOfCommands = typeof value === 'object' && value !== null && 'commands' in value;
  return isOfCommands ? checkCommands(located, folder) : checkWorkload(located, folder);
}

function checkCommands({ value, lineOf }: LocatedValue, folder: string): Read<FileSpec> {
  const parsed = parseUnknown(commandsFileSchema, value);
  if (!parsed.success) return located(issueProblems(parsed.error.issues, value), lineOf);
  const { stop } = parsed.data;
  const read = commandsOfFile(parsed.data, folder);
  const problems = [
    ...read.problems,
    ...(stop === undefined ? [] : problemsBelow(['stop'], stopRuleProblems(stopRuleOf(stop)))),
  ];
  return problems.length === 0
    ? { ok: true, value: commandsSpecOf(parsed.data, read) }
    : located(problems, lineOf);
}

function checkWorkload({ value, lineOf }: LocatedValue, folder: string): Read<FileSpec> {
  const parsed = parseUnknown(fileSchema, value);
  const problems: readonly SpecProblem[] = [
    ...(parsed.success ? [] : issueProblems(parsed.error.issues, value)),
    ...contentProblems(value),
  ];
  return parsed.success && problems.length === 0
    ? { ok: true, value: fileSpecOf(parsed.data, folder) }
    : located(problems, lineOf);
}

function located(problems: readonly SpecProblem[], lineOf: LocatedValue['lineOf']): Read<never> {
  return {
    ok: false,
    problems: problems.map(({ path, message }) => ({ line: lineOf(path), message })),
  };
}

/** Why a file is of another format, so that nothing else in it need be looked at; `null`: it is not. */
function foreignSchema(value: unknown): string | null {
  if (value === null) return 'The file is empty.';
  if (typeof value !== 'object' || Array.isArray(value)) {
    return `An experiment is a group of keys, the first of them schema: ${EXPERIMENT_FILE_SCHEMA}.`;
  }
  const schema = 'schema' in value ? value.schema : undefined;
  if (schema === EXPERIMENT_FILE_SCHEMA) return null;
  const wanted = `“schema” must be “${EXPERIMENT_FILE_SCHEMA}”`;
  if (schema === undefined)
    return `${wanted}, and there is none: is this an experiment of Corelane?`;
  const version = typeof schema === 'string' ? VERSION.exec(schema)?.[1] : undefined;
  if (version !== undefined && Number(version) > 1) {
    return `This was made by a newer Corelane (version ${version} of the format, and this one knows 1): update Corelane.`;
  }
  if (schema === 'corelane.experiment/1') {
    return 'This is the result of an experiment, not the description of one: open it in the history.';
  }
  return `${wanted}; got ${typeof schema === 'object' ? 'something else' : shown(schema)}.`;
}

function before(text: string, offset: number): string {
  return offset >= text.length
    ? 'before its end'
    : `before ${shown(text.slice(offset, offset + 12))}`;
}

function refused(line: number, message: string): Read<never> {
  return { ok: false, problems: [{ line, message }] };
}
