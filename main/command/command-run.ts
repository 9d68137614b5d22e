import type { CommandResult, CommandSpec } from '../../contract/command.ts';
import type { CommandMessagePart } from '../../contract/host-protocol.ts';
import { err, ok, type Result, toError } from '../../contract/result.ts';
import type { ChildCommand } from '../lab/child-group.ts';
import { endProcessGroup } from '../lab/end-process-group.ts';
import type { Guard } from '../lab/guard.ts';
import type { HostSession } from '../lab/host-session.ts';
import { SHELL } from './check-command.ts';
import { commandEnvironment } from './command-environment.ts';
import { commandResult } from './command-result.ts';
import { endLeftovers } from './end-leftovers.ts';
import { matchOutput, type OutputMatch, outputPattern } from './match-output.ts';
import {
  makeOutputFolder,
  MAX_OUTPUT_BYTES,
  type OutputFiles,
  outputFiles,
  type OutputPlace,
  takeOutputs,
} from './output-files.ts';

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
  readonly outputs: OutputPlace;
  readonly guard: Guard;
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
  #groupId: number | null = null;
  #endedLeftovers = 0;

  constructor(ready: ReadyCommand, context: CommandContext) {
    this.ready = ready;
    this.#context = context;
    this.#files = outputFiles(context.outputs, context.runId);
  }

  /** To be called before anything of it is started. */
  async begin(): Promise<Result<null, 'no-output-folder'>> {
    try {
      await makeOutputFolder(this.#files);
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
      environment: commandEnvironment(process.env, spec.environment, runId),
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
  started(pid: number): void {
    if (this.#groupId !== null || pid <= 1) return;
    this.#groupId = pid;
    this.#context.guard.add(pid);
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
    const groupIsEmpty = await this.#endGroup(isAccounted, termGraceMs);
    const leftovers = await endLeftovers(runId, termGraceMs);
    this.#endedLeftovers += leftovers.ended;
    if (this.#groupId !== null && groupIsEmpty) guard.remove(this.#groupId);
    if (leftovers.gone) guard.removeRun(runId);
    return groupIsEmpty && leftovers.gone;
  }

  /** To be called once, when nothing of it is left. */
  async outcome(session: HostSession): Promise<CommandOutcome> {
    const match = await this.#match();
    const outputs = await takeOutputs(this.#files, this.#context.outputs.isKept);
    const { spec, executable } = this.ready;
    const result = commandResult({
      spec,
      executable: spec.shell ? SHELL : executable,
      outputs,
      session,
      endedLeftovers: this.#endedLeftovers,
    });
    return { result, match };
  }

  async #endGroup(isAccounted: boolean, termGraceMs: number): Promise<boolean> {
    if (this.#groupId === null || isAccounted) return true;
    const end = await endProcessGroup(this.#groupId, { settleMs: 0, termGraceMs });
    return end.empty;
  }

  async #match(): Promise<OutputMatch | null> {
    const { okOutput } = this.ready.spec;
    const pattern = okOutput === null ? null : outputPattern(okOutput);
    return pattern?.ok === true ? matchOutput(this.#files.stdoutPath, pattern.value) : null;
  }
}
