import type { CommandOutput, CommandResult } from '../../../contract/command.ts';
import type { RunResult } from '../../../contract/run.ts';
import { formatBytes } from '../../format/bytes.ts';
import { formatDuration } from '../../format/duration.ts';
import { MISSING } from '../../format/missing.ts';
import { formatCount } from '../../format/quantity.ts';
import { Figure, FigureGroup } from './figure.tsx';
import { wasWatched } from './run-kind.ts';

interface CommandProps {
  readonly result: RunResult;
  readonly command: CommandResult;
}

/** How long a program of the user's own took. */
export function CommandTimes({ result, command }: CommandProps) {
  const isWatched = wasWatched(result);
  return (
    <FigureGroup title="Time">
      <Figure
        isMain={result.state === 'completed'}
        label={isWatched ? 'Watched for' : 'Wall time'}
        value={formatDuration(result.wallMs)}
        tip={isWatched ? 'From the first reading to the last.' : 'From its start to its end.'}
      />
      {command.shellMs !== null && (
        <Figure
          label="Shell"
          value={formatDuration(command.shellMs)}
          detail="taken off"
          tip="Median time of an empty script of the same shell."
        />
      )}
      <Figure
        label="CPU time known to"
        value={isWatched ? 'by samples' : `± ${formatDuration(command.cpuResolutionMs)}`}
        tip={
          isWatched
            ? 'CPU time is what the samples saw: the process gives no account.'
            : 'How finely the system tells CPU time, user and system.'
        }
      />
    </FigureGroup>
  );
}

/** What became of it, and of all that it started. */
export function CommandEnd({ result, command }: CommandProps) {
  const isWatched = wasWatched(result);
  return (
    <FigureGroup title="Program">
      {!isWatched && <Exit command={command} />}
      <Figure
        label="Processes"
        value={formatCount(command.processesSeen)}
        tip="It and all that it started, as far as they were seen."
      />
      {!isWatched && (
        <>
          <Figure
            label="Left behind"
            value={formatCount(command.leftBehind)}
            tip="Still there when it had ended; they were ended too."
          />
          <Figure
            label="Output"
            value={sizes(command.stdout, command.stderr)}
            tip="Standard output, and error output."
          />
        </>
      )}
    </FigureGroup>
  );
}

function Exit({ command: { exitCode, signal } }: Pick<CommandProps, 'command'>) {
  return signal === null ? (
    <Figure
      label="Exit code"
      value={exitCode === null ? MISSING : String(exitCode)}
      tip="0 means success unless said otherwise."
    />
  ) : (
    <Figure label="Signal" value={signal} tip="What ended it." />
  );
}

function sizes(stdout: CommandOutput, stderr: CommandOutput): string {
  return `${formatBytes(stdout.bytes)}, ${formatBytes(stderr.bytes)}`;
}
