import { open } from 'node:fs/promises';
import { basename, dirname } from 'node:path';

import { parse } from 'yaml';

import type { ExperimentSpec } from '../../../contract/experiment.ts';
import type { OpenedExperiment } from '../../../contract/ipc.ts';
import { err, type Failure, ok, type Result, toError } from '../../../contract/result.ts';
import type { Settings } from '../../../contract/settings.ts';
import type { NamedPath } from '../../experiment/file/file-spec.ts';
import {
  experimentFileKind,
  MAX_FILE_BYTES,
  readExperimentFile,
} from '../../experiment/file/read-experiment-file.ts';
import { resolveFileSpec } from '../../experiment/file/resolve-file-spec.ts';
import { writeExperimentFile } from '../../experiment/file/write-experiment-file.ts';
import { readEffectiveCores } from '../../monitor/machine.ts';
import { shownPath } from '../../store/approval-subject.ts';
import type { Approvals } from '../../store/approvals.ts';
import { fileStem } from '../../store/file-stem.ts';
import { writeWholeFile } from '../../store/write-whole-file.ts';
import type { Dialogs } from '../shell/dialogs.ts';
import { askApproval } from './ask-approval.ts';
import type { RuntimeSearch } from './runtime-search.ts';
import type { SavedFiles } from './saved-files.ts';

const FILTERS = [{ name: 'Experiments', extensions: ['yaml', 'yml', 'json'] }];

export interface ExperimentFileParts {
  readonly dialogs: Dialogs;
  readonly approvals: Approvals;
  readonly runtimes: Pick<RuntimeSearch, 'known' | 'found' | 'settled' | 'add'>;
  readonly settings: () => Settings;
  readonly savedFiles: SavedFiles;
}

/**
 * Lets the user choose a file, and fits what it describes to this machine. Programs and folders that
 * it names are touched only after the user has allowed them. `null`: the user thought better of it.
 */
export async function openExperimentFile(
  parts: ExperimentFileParts,
): Promise<Result<OpenedExperiment | null>> {
  const path = await parts.dialogs.openFile({ title: 'Open an experiment', filters: FILTERS });
  return path === null ? ok(null) : readExperiment(path, parts);
}

async function readExperiment(
  path: string,
  parts: ExperimentFileParts,
): Promise<Result<OpenedExperiment | null>> {
  const text = await readSmallFile(path);
  if (!text.ok) return text;
  const fileName = basename(path);
  const kind = experimentFileKind(fileName) ?? 'yaml';
  const read = readExperimentFile(text.value, kind, { fileName, folder: dirname(path) });
  if (!read.ok) return read;
  const listed = await parts.runtimes.found();
  const asking = new Asking(fileName, parts);
  const resolved = await resolveFileSpec(read.value, trusted(listed), {
    effectiveCores: readEffectiveCores(null),
    remembered: parts.settings().defaultRuntimes,
    allow: (paths) => asking.ask(paths),
    // They are asked about when they are to be run: the panel only shows them.
    allowCommands: () => Promise.resolve(true),
  });
  if (asking.problem !== null) return { ok: false, error: asking.problem };
  if (asking.wasDenied) return err('not-allowed', deniedText(fileName));
  if (!resolved.ok) return resolved;
  const { spec, notes, newRuntimes } = resolved.value;
  if (newRuntimes.length > 0) await parts.runtimes.add(newRuntimes);
  return ok({ fileName, spec, notes });
}

function deniedText(fileName: string): string {
  return `“${shownPath(fileName)}” was not opened: you did not allow the programs or folders that it names. None of them was touched; open it again to be asked again.`;
}

/** What only a path led to is asked anew: it may have been replaced since. */
function trusted<Listed extends { readonly origin: string }>(
  runtimes: readonly Listed[],
): readonly Listed[] {
  return runtimes.filter(({ origin }) => origin !== 'user');
}

/** The question about a file's paths, and why there was no yes. */
class Asking {
  readonly #fileName: string;
  readonly #parts: ExperimentFileParts;
  problem: Failure | null = null;
  wasDenied = false;

  constructor(fileName: string, parts: ExperimentFileParts) {
    this.#fileName = fileName;
    this.#parts = parts;
  }

  async ask(paths: readonly NamedPath[]): Promise<boolean> {
    const source = `“${shownPath(this.#fileName)}”`;
    const unknown = paths.filter((path) => !this.#isKnown(path));
    const asked = await askApproval(this.#parts, { source, paths: unknown });
    if (!asked.ok) this.problem = asked.error;
    else this.wasDenied = !asked.value;
    return asked.ok && asked.value;
  }

  /** Found by Corelane itself, or added by the user in the settings. */
  #isKnown({ kind, path }: NamedPath): boolean {
    if (kind === 'folder') return false;
    const listed = trusted(this.#parts.runtimes.known() ?? []);
    return (
      listed.some(({ usable, executable }) => usable && executable === path) ||
      this.#parts.settings().runHosts.includes(path)
    );
  }
}

async function readSmallFile(path: string): Promise<Result<string>> {
  try {
    const file = await open(path, 'r');
    try {
      const stats = await file.stat();
      if (!stats.isFile()) return err('bad-experiment-file', `'${path}' is not a file.`);
      if (stats.size > MAX_FILE_BYTES) return err('bad-experiment-file', tooLarge(path));
      return ok(await file.readFile('utf8'));
    } finally {
      await file.close();
    }
  } catch (thrown) {
    return err('unreadable', `'${path}' can't be read (${toError(thrown).message}): check it.`);
  }
}

function tooLarge(path: string): string {
  return `'${path}' is larger than ${MAX_FILE_BYTES / 1024} KiB: that is no experiment.`;
}

/** Lets the user choose where; `null`: the user thought better of it. */
export async function saveExperimentFile(
  spec: ExperimentSpec,
  {
    dialogs,
    runtimes,
    savedFiles,
  }: Pick<ExperimentFileParts, 'dialogs' | 'runtimes' | 'savedFiles'>,
): Promise<Result<{ readonly path: string } | null>> {
  const written = writeExperimentFile(spec, runtimes.known() ?? []);
  if (!written.ok) return written;
  const path = await dialogs.saveFile({
    title: 'Save the experiment',
    suggestedName: `${fileStem(spec.title, `${spec.workload}-experiment`)}.yaml`,
    filters: FILTERS,
  });
  if (path === null) return ok(null);
  const isJson = experimentFileKind(basename(path)) === 'json';
  const content = isJson ? `${JSON.stringify(parse(written.value), null, 2)}\n` : written.value;
  try {
    await writeWholeFile(path, content);
    savedFiles.add(path);
    return ok({ path });
  } catch (thrown) {
    const { message } = toError(thrown);
    return err('not-saved', `'${path}' can't be written (${message}): choose another place.`);
  }
}
