import { MAX_TIME_LIMIT_S } from '../../../contract/limits.ts';
import { createListReader } from '../../monitor/process-list/create-list-reader.ts';
import { defaultSettings } from '../../store/settings-schema.ts';
import type { CliIo } from '../cli-io.ts';
import { conductRun } from '../conduct-run.ts';
import { openEngine } from '../engine.ts';
import { ExecProgress } from '../exec/exec-progress.ts';
import { numberFlag, textFlag } from '../flag-values.ts';
import type { Flags } from '../flags.ts';
import { reportPathOf } from '../report/report-path.ts';
import { UsageError } from '../usage-error.ts';
import { wholeNumber } from '../whole-number.ts';
import { findProcess, type ProcessChoice } from './find-process.ts';

const MAX_PID = 2 ** 22;
const MAX_PORT = 65_535;

/**
 * `attach`: a process that runs already, watched for a while.
 * @param pid as it was given; `null`: it is looked for
 * @returns the exit code
 * @throws UsageError when there is nothing to watch
 */
export async function attachCommand(flags: Flags, io: CliIo, pid: string | null): Promise<number> {
  const choice = choiceOf(flags, pid);
  const seconds = numberFlag(flags, 'seconds', MAX_TIME_LIMIT_S, 1, MAX_TIME_LIMIT_S);
  const reportPath = reportPathOf(flags, io.workingDirectory);
  const { pid: found, startTicks } = findProcess(choice, await readAll());
  const engine = await openEngine(
    {
      runtimes: [],
      tickMs: defaultSettings.tickMs,
      keepsHistory: !flags.has('no-history'),
      needsSamples: reportPath !== null,
      experimentId: () => null,
    },
    io,
  );
  const ask = {
    process: { pid: found, startTicks },
    name: textFlag(flags, 'name') ?? '',
    timeLimitMs: seconds * 1000,
  };
  try {
    const progress = new ExecProgress((text) => io.err(text), null);
    const start = () => engine.lab.attach(ask);
    return await conductRun(engine, { start, progress, json: flags.has('json'), reportPath }, io);
  } finally {
    await engine.close();
  }
}

async function readAll() {
  const reader = createListReader();
  if (reader === null) throw new UsageError('This system does not tell of its processes.');
  const all = await reader.read();
  reader.release();
  return all;
}

function choiceOf(flags: Flags, pid: string | null): ProcessChoice {
  const text = textFlag(flags, 'find');
  const port = textFlag(flags, 'port');
  const choices: ProcessChoice[] = [];
  if (pid !== null)
    choices.push({ by: 'pid', pid: wholeNumber('PID', pid, { min: 1, max: MAX_PID }) });
  if (text !== undefined) choices.push({ by: 'text', text });
  if (port !== undefined) {
    choices.push({ by: 'port', port: wholeNumber('port', port, { min: 1, max: MAX_PORT }) });
  }
  const [choice, ...more] = choices;
  if (choice === undefined || more.length > 0) {
    throw new UsageError('Say what is to be watched: a PID, --find TEXT or --port N, one of them.');
  }
  return choice;
}
