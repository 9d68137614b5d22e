import { coreWords } from '../../../contract/core-words.ts';
import { pssNote } from '../../../contract/pss-note.ts';
import type { RunResult } from '../../../contract/run.ts';
import { tellsTasks } from '../../../contract/tells-tasks.ts';
import { useCoreScale } from '../../charts/core-scale.ts';
import { formatBytes } from '../../format/bytes.ts';
import { coreUseText, formatCoreBound, formatCoreUse } from '../../format/core-use.ts';
import { formatDuration } from '../../format/duration.ts';
import { formatCount, formatLeast, formatPercent } from '../../format/quantity.ts';
import { CommandEnd, CommandTimes } from './command-numbers.tsx';
import { Digest } from './digest.tsx';
import { Figure, FigureGroup } from './figure.tsx';
import { possibleCores } from './possible-cores.ts';
import { isOfProgram } from './run-kind.ts';
import { RuntimeNotes } from './runtime-notes.tsx';
import { TaskTimes } from './task-times.tsx';
import { ToldTasks } from './told-tasks.tsx';

/** The account of a run, in four columns and a line on everything else that ran meanwhile. */
export function ResultNumbers({ result }: { readonly result: RunResult }) {
  const { command = null } = result;
  return (
    <>
      <div className="result-columns">
        {command === null ? (
          <Times result={result} />
        ) : (
          <CommandTimes result={result} command={command} />
        )}
        <Processor result={result} />
        <MemoryAndCheck result={result} />
        {command === null ? (
          <TaskTimes result={result} />
        ) : (
          <CommandEnd result={result} command={command} />
        )}
      </div>
      {command !== null && tellsTasks(result) && (
        <ToldTasks result={result} workers={command.toldWorkers ?? 0} />
      )}
      <RuntimeNotes result={result} />
      <Meanwhile result={result} />
    </>
  );
}

function Times({ result }: { readonly result: RunResult }) {
  return (
    <FigureGroup title="Time">
      <Figure
        isMain={isWhole(result)}
        label="Work"
        value={formatDuration(result.wallMs)}
        tip="Wall time from the release of the first task until the last result is in the host."
      />
      <Figure
        label="Start-up"
        value={formatDuration(result.startupMs)}
        tip="From starting the host until every worker stood ready. Not part of the work."
      />
      <Figure
        label="Shut-down"
        value={formatDuration(result.shutdownMs)}
        tip="From the end of the work until the last process was gone."
      />
      <Figure
        label="Total"
        value={formatDuration(result.totalMs)}
        tip="Start-up, work and shut-down together: what a user would wait."
      />
    </FigureGroup>
  );
}

function Processor({ result }: { readonly result: RunResult }) {
  const scale = useCoreScale();
  const { coresUsed, cpuMs, cpuIsLowerBound } = result;
  const cpuTip = cpuIsLowerBound
    ? ' ≥: a process could not report its own use to the end, so the true value may be greater.'
    : '';
  return (
    <FigureGroup title="Processor">
      <Figure
        isMain={isWhole(result)}
        label={coreWords(scale.convention).title}
        value={formatLeast(formatCoreUse(coresUsed, scale), cpuIsLowerBound)}
        detail={coresUsed === null ? '' : `of ${formatCoreBound(possibleCores(result), scale)}`}
        tip={`CPU seconds per second of work, of as many cores as the run could use at most.${cpuTip}`}
      />
      <Figure
        label="CPU, user"
        value={formatLeast(formatDuration(cpuMs?.user ?? null), cpuIsLowerBound)}
        tip={`CPU time in the program’s own code, over all processes of the run, read by themselves.${cpuTip}`}
      />
      <Figure
        label="CPU, system"
        value={formatLeast(formatDuration(cpuMs?.system ?? null), cpuIsLowerBound)}
        tip={`CPU time in the kernel on behalf of the run: input and output, memory, switching.${cpuTip}`}
      />
      <Figure
        label="Samples differ by"
        value={formatPercent(result.samples.residualPercent)}
        tip={residualTip(result)}
      />
    </FigureGroup>
  );
}

function MemoryAndCheck({ result }: { readonly result: RunResult }) {
  const readings = `${formatCount(result.pssReadings)} ${result.pssReadings === 1 ? 'reading' : 'readings'}`;
  return (
    <FigureGroup title="Memory and output">
      <Figure
        isMain={isWhole(result)}
        label="Peak RSS"
        value={formatBytes(result.peakRssBytes)}
        tip="Greatest sum over the run’s processes at one tick. Pages that processes share count in each of them."
      />
      <Figure
        label="Peak PSS"
        value={formatBytes(result.peakPssBytes)}
        detail={result.peakPssBytes === null ? (pssNote(result) ?? '') : readings}
        tip={`Highest seen in ${readings}. PSS divides shared pages by their users, so this sum is what the run really takes.`}
      />
      {hasDigest(result) && <Digest digest={result.digest} />}
      {!isOfProgram(result) && (
        <Figure
          label="Failed tasks"
          value={formatCount(result.tasks.failed)}
          tip="Tasks that ended with an error."
        />
      )}
      {!isOfProgram(result) && result.tasks.lost > 0 && (
        <Figure
          label="Unfinished tasks"
          value={formatCount(result.tasks.lost)}
          tip={unfinishedTip(result)}
        />
      )}
    </FigureGroup>
  );
}

function Meanwhile({ result }: { readonly result: RunResult }) {
  const scale = useCoreScale();
  const { monitorCoresUsed, othersCoresUsed, serverCoresUsed } = result;
  if (monitorCoresUsed === null && othersCoresUsed === null) return null;
  return (
    <p className="meanwhile">
      <span>Beside the run, while it worked:</span>
      <span>Corelane {coreUseText(monitorCoresUsed, scale)}</span>
      {serverCoresUsed !== null && <span>test server {coreUseText(serverCoresUsed, scale)}</span>}
      <span>other programs {coreUseText(othersCoresUsed, scale)}</span>
    </p>
  );
}

/** Of a program it says something only where all runs must print the same. */
function hasDigest({ command = null }: RunResult): boolean {
  return command === null || command.sameOutput;
}

/** The figures of a run that broke off say little about the strategy: none of them stands out. */
function isWhole({ state }: RunResult): boolean {
  return state === 'completed';
}

function unfinishedTip({ tasks: { lost, firstLost } }: RunResult): string {
  const names = firstLost.map((task) => formatCount(task)).join(', ');
  const rest = firstLost.length === lost ? '' : ' and more';
  const which = names === '' ? '' : ` Tasks ${names}${rest}.`;
  return `Begun or not, they have no end: the run was over before.${which}`;
}

function residualTip({ samples, cpuMs, cpuIsLowerBound }: RunResult): string {
  const count = `${formatCount(samples.count)} ${samples.count === 1 ? 'sample' : 'samples'}`;
  if (cpuMs === null || cpuIsLowerBound) {
    return 'This run has no whole account of its processes to compare the samples with.';
  }
  return samples.residualPercent === null
    ? `Only ${count} fell into the work: too few to compare with the processes’ own account.`
    : `How far the CPU time seen in ${count} is from the processes’ own account. Small means that the chart can be trusted.`;
}
