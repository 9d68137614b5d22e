import { ok } from '../../../contract/result.ts';
import type { Runtime } from '../../../contract/runtime.ts';
import type { Settings } from '../../../contract/settings.ts';
import { type Interpreters, programFile } from '../../command/program-file.ts';
import { chooseDefaultRuntime } from '../../runtimes/default-runtime.ts';
import { showOutput } from '../services/run-outputs.ts';
import type { Dialogs } from '../shell/dialogs.ts';
import type { Handlers } from './answer.ts';

type ProgramHandlers = Pick<
  Handlers,
  'folder:pick' | 'file:pick' | 'program:pick' | 'program:describe' | 'output:show'
>;

export interface ProgramParts {
  readonly dialogs: Pick<Dialogs, 'openFile' | 'openFolder'>;
  readonly settings: () => Settings;
  /** Those found so far. */
  readonly runtimes: () => readonly Runtime[];
  /** Of all that programs of the user's own wrote. */
  readonly outputsDirectory: string;
}

/** What the form for a program of the user's own asks for. Nothing is started here. */
export function programHandlers(parts: ProgramParts): ProgramHandlers {
  const { dialogs, outputsDirectory } = parts;
  const describe = (path: string) => programFile(path, interpretersOf(parts));
  return {
    'folder:pick': async () => ok(await dialogs.openFolder('Choose a folder')),
    'file:pick': async () =>
      ok(await dialogs.openFile({ title: 'Choose a file', buttonLabel: 'Choose' })),
    'program:pick': async () => {
      const path = await dialogs.openFile({
        title: 'Choose a program or a script',
        buttonLabel: 'Choose',
      });
      return path === null ? ok(null) : describe(path);
    },
    'program:describe': describe,
    'output:show': (request) => showOutput(request, outputsDirectory),
  };
}

/** Those that the user chose in the panel or would get in a terminal. */
function interpretersOf({ settings, runtimes }: ProgramParts): Interpreters {
  const { python, node } = settings().defaultRuntimes;
  return {
    python: chooseDefaultRuntime(runtimes(), 'python', python)?.executable ?? 'python3',
    node: chooseDefaultRuntime(runtimes(), 'node', node)?.executable ?? 'node',
  };
}
