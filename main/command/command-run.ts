import type { CommandResult, CommandSpec } from '../../contract/command.ts';
import type { CommandMessagePart } from '../../contract/host-protocol.ts';
import { err, ok, type Result, toError } from '../../contract/result.ts';
import type { RunHeader, WorkerIdentity } from '../../contract/run.ts';
import type { ChildCommand } from '../lab/child-group.ts';
import { endProcessGroup } from '../lab/end-process-group.ts';
import type { GaugeBook } from '../lab/gauge-book.ts';
import type { Guard } from '../lab/guard.ts';
import type { HostSession } from '../lab/host-session.ts';
import type { LabOptions } from '../lab/lab.ts';
import { SHELL } from './check-command.ts';
import { commandEnvironment } from './command-environment.ts';
import { commandResult } from './command-result.ts';
import { endLeftovers } from './end-leftovers.ts';
import { matchOutput, type OutputMatch } from './match-output.ts';
import {
  makeOutputFolder,
  MAX_OUTPUT_BYTES,
  type OutputFiles,
  outputFiles,
  takeOutputs,
} from './output-files.ts';
import { RuntimeWatch } from './runtime-details/runtime-watch.ts';

/** A command that was checked, and what starts it. */
export interface ReadyCommand {
  /** Everything filled in. */
  readonly spec: CommandSpec;
  /** The program that was found, or the shell. */
  readonly executable: string;
  readonly launcher: ChildCommand;
}

export interface CommandContext {
  readonly runId: string;
  readonly options: Pick<LabOptions, 'outputs' | 'runtimes' | 'workloadsDirectory'>;
  readonly guard: Guard;
  readonly gauges: Pick<GaugeBook, 'note'>;
  /** Somebody watches. */
  readonly asksGauges: boolean;
  /** More is known of the interpreters that it runs in. */
  readonly onRuntimes: () => void;
}

/** What became of a command. */
export interface CommandOutcome {
  readonly result: CommandResult;
  /** Whether its output is as it should be; `null`: nothing was asked of it. */
  readonly match: OutputMatch | null;
}

/** The part of a run that only a program of the user's own has: its outputs, and what it leaves behind. */
export class CommandRun {
  readonly ready: ReadyCommand;
  readonly #context: CommandContext;
  readonly #files: OutputFiles;
  readonly #runtimes: RuntimeWatch;
  #groupId: number | null = null;
  readonly #checking = new AbortController();
  #endedLeftovers = 0;

  constructor(ready: ReadyCommand, context: CommandContext) {
    this.ready = ready;
    this.#context = context;
    this.#files = outputFiles(context.options.outputs, context.runId);
    this.#runtimes = new RuntimeWatch({
      isAsked: ready.spec.runtimeDetails === true,
      isWatched: context.asksGauges,
      runFolder: this.#files.folder,
      workloadsDirectory: context.options.workloadsDirectory,
      runtimes: context.options.runtimes(),
      gauges: context.gauges,
      onChange: context.onRuntimes,
    });
  }

  /** To be called before anything of it is started. */
  async begin(): Promise<Result<null, 'no-output-folder'>> {
    try {
      await makeOutputFolder(this.#files);
      await this.#runtimes.begin();
    } catch (thrown) {
      return err(
        'no-output-folder',
        `${this.#files.folder}, where its output goes, can't be made (${toError(thrown).message}): free some space, or check the folder's permissions.`,
      );
    }
    this.#context.guard.addRun(this.#context.runId);
    return ok(null);
  }

  /** What the launcher is told. */
  message(): CommandMessagePart {
    const { spec } = this.ready;
    const { runId } = this.#context;
    return {
      argv: spec.argv,
      shell: spec.shell,
      directory: spec.directory,
      environment: this.#runtimes.environment(
        commandEnvironment(process.env, spec.environment, runId),
      ),
      stdin: spec.stdin,
      stdoutPath: this.#files.stdoutPath,
      stderrPath: this.#files.stderrPath,
      prepare: spec.prepare,
      cleanup: spec.cleanup,
      okExits: spec.okExits,
      sameOutput: spec.sameOutput,
      marks: spec.marks,
      endsWith: spec.endsWith,
      runId,
      maxOutputBytes: MAX_OUTPUT_BYTES,
    };
  }

  /** The program runs, in a process group of its own, which dies with Corelane from now on. */
  started(worker: WorkerIdentity): void {
    const { pid } = worker;
    this.#runtimes.found(worker);
    if (this.#groupId !== null || pid <= 1) return;
    this.#groupId = pid;
    this.#context.guard.add(pid);
  }

  /** Another process or thread of it was found. */
  found(worker: WorkerIdentity): void {
    this.#runtimes.found(worker);
  }

  /** What its header tells beside what every run has. */
  headerParts(): Pick<RunHeader, 'runtimes'> {
    const runtimes = this.#runtimes.list();
    return runtimes.length === 0 ? {} : { runtimes };
  }

  /**
   * Ends what is left when its launcher has gone.
   * @param isAccounted the launcher has seen the end of the program: its group's number may be
   *   somebody else's already
   * @param termGraceMs between SIGTERM and SIGKILL
   * @returns false when something lives on
   */
  async end(isAccounted: boolean, termGraceMs: number): Promise<boolean> {
    const { guard, runId } = this.#context;
    this.#runtimes.stop();
    const groupIsEmpty = await this.#endGroup(isAccounted, termGraceMs);
    const leftovers = await endLeftovers(runId, termGraceMs);
    this.#endedLeftovers += leftovers.ended;
    if (this.#groupId !== null && groupIsEmpty) guard.remove(this.#groupId);
    if (leftovers.gone) guard.removeRun(runId);
    return groupIsEmpty && leftovers.gone;
  }

  /** The run was stopped: nobody waits for what can be left out. */
  stopChecking(): void {
    this.#checking.abort();
  }

  /** To be called once, when nothing of it is left. */
  async outcome(session: HostSession): Promise<CommandOutcome> {
    const match = await this.#match();
    const runtimes = await this.#runtimes.outcome(this.#files.stderrPath);
    const outputs = await takeOutputs(this.#files, this.#context.options.outputs.isKept);
    const { spec, executable } = this.ready;
    const result = commandResult({
      spec,
      executable: spec.shell ? SHELL : executable,
      outputs,
      session,
      endedLeftovers: this.#endedLeftovers,
    });
    return { result: { ...result, ...runtimes }, match };
  }

  async #endGroup(isAccounted: boolean, termGraceMs: number): Promise<boolean> {
    if (this.#groupId === null || isAccounted) return true;
    const end = await endProcessGroup(this.#groupId, { settleMs: 0, termGraceMs });
    return end.empty;
  }

  async #match(): Promise<OutputMatch | null> {
    const { okOutput: pattern } = this.ready.spec;
    if (pattern === null) return null;
    const { workloadsDirectory } = this.#context.options;
    const { signal } = this.#checking;
    return matchOutput({ path: this.#files.stdoutPath, pattern, workloadsDirectory, signal });
  }
}
