import { open, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';

import { z } from 'zod';

import type { Runtime, UsableRuntime } from '../../../contract/runtime.ts';
import { parseUnknown } from '../../parsing/parse-unknown.ts';
import { runtimeFeatures } from '../../store/history/run-schemas.ts';
import { writeWholeFile } from '../../store/write-whole-file.ts';

const SCHEMA = 'corelane.runtimes/1';
const OWNER_ONLY = 0o600;
const OTHERS_MAY_WRITE = 0o022;
const MAX_FILE_BYTES = 1024 * 1024;

/** Says how an environment of Python's starts: another one may lie at the same place by now. */
const ENVIRONMENT_FILE = 'pyvenv.cfg';

const text = z.string().max(16 * 1024);

const usable = z.strictObject({
  usable: z.literal(true),
  id: text,
  kind: z.enum(['node', 'python', 'other']),
  version: text,
  implementation: text,
  executable: text,
  realPath: text,
  prefix: text,
  virtualEnvironment: z.boolean(),
  firstOnPath: z.boolean().exactOptional(),
  origin: z.enum([
    ...(['path', 'system', 'pyenv', 'nvm', 'homebrew'] as const),
    ...(['py-launcher', 'electron', 'user', 'example'] as const),
  ]),
  features: runtimeFeatures.strict(),
  environment: z.record(z.string(), text),
});

const file = z.strictObject({
  schema: z.literal(SCHEMA),
  foundBy: text,
  runtimes: z.array(z.strictObject({ runtime: usable, mark: text })),
});

/**
 * The interpreters that the last start has found, so that the window need not wait for this start's search. They count
 * as long as none of their files has changed: a part of them would look as if the others were missing. It lies in the
 * cache, so it may vanish at any time; one that others may write to is not believed: its programs would be started.
 */
export class RememberedRuntimes {
  readonly #path: string;
  readonly #foundBy: string;

  /** @param foundBy by which version of Corelane, with which PATH: another one may find others */
  constructor(cacheDirectory: string, foundBy: readonly string[]) {
    this.#path = join(cacheDirectory, 'runtimes.json');
    this.#foundBy = JSON.stringify(foundBy);
  }

  /** `null`: none, or none that are to be believed. */
  async read(): Promise<readonly Runtime[] | null> {
    const parsed = parseUnknown(file, await readOwn(this.#path));
    if (!parsed.success || parsed.data.foundBy !== this.#foundBy) return null;
    const { runtimes } = parsed.data;
    const marks = await Promise.all(runtimes.map(({ runtime }) => markOf(runtime)));
    const isSame = runtimes.every(({ mark }, index) => mark === marks[index]);
    return isSame && runtimes.length > 0 ? runtimes.map(({ runtime }) => runtime) : null;
  }

  /** Rejects when the file can't be written. */
  async write(found: readonly Runtime[]): Promise<void> {
    const interpreters = found.filter(isInterpreter);
    const marked = await Promise.all(
      interpreters.map(async (runtime) => ({ runtime, mark: await markOf(runtime) })),
    );
    const runtimes = marked.filter(({ mark }) => mark !== null);
    const content = { schema: SCHEMA, foundBy: this.#foundBy, runtimes };
    await writeWholeFile(this.#path, `${JSON.stringify(content, null, 2)}\n`, OWNER_ONLY);
  }
}

/** Hosts of the user's own say each time what they can do; what can't be used may work by now. */
function isInterpreter(runtime: Runtime): runtime is UsableRuntime {
  return runtime.usable && runtime.kind !== 'other';
}

async function readOwn(path: string): Promise<unknown> {
  try {
    const opened = await open(path, 'r');
    try {
      const { size, mode } = await opened.stat();
      const isOwn = process.platform === 'win32' || (mode & OTHERS_MAY_WRITE) === 0;
      return isOwn && size <= MAX_FILE_BYTES ? JSON.parse(await opened.readFile('utf8')) : null;
    } finally {
      await opened.close();
    }
  } catch {
    return null;
  }
}

/** Changes when another program lies there; `null`: there is none, or it leads elsewhere by now. */
async function markOf({
  executable,
  realPath,
  prefix,
  virtualEnvironment,
}: UsableRuntime): Promise<string | null> {
  try {
    if ((await realpath(executable)) !== realPath) return null;
    const files = virtualEnvironment ? [realPath, join(prefix, ENVIRONMENT_FILE)] : [realPath];
    return (await Promise.all(files.map(stampOf))).join(' ');
  } catch {
    return null;
  }
}

async function stampOf(path: string): Promise<string> {
  const { ino, size, mtimeMs } = await stat(path);
  return `${ino}:${size}:${mtimeMs}`;
}
