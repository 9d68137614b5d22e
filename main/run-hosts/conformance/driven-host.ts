import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

import type { FromHost } from '../../../contract/host-protocol.ts';
import { type ChildCommand, startChildGroup } from '../../lab/child-group.ts';
import { createDeferred, settlesWithin } from '../../lab/deferred.ts';
import { endProcessGroup } from '../../lab/end-process-group.ts';
import type { HostExit } from '../../lab/exit-meaning.ts';
import { LineDecoder } from '../../lab/line-decoder.ts';
import { OutputTail } from '../../lab/output-tail.ts';
import { parseHostMessage } from '../../lab/parse-host-message.ts';
import { groupIsAlive } from '../../lab/process-group.ts';
import type { ProgramGuard } from '../../runtimes/bounded-program.ts';

/** A message, and when it came. */
export interface Heard<Message extends FromHost = FromHost> {
  readonly message: Message;
  /** On the system's monotonic clock. */
  readonly atNs: bigint;
}

export type MessageOf<Type extends FromHost['type']> = Extract<FromHost, { type: Type }>;

/** Enough to tell what is wrong; a host may write them for ever, and faster than they can be read. */
const MOST_GARBAGE_LINES = 100;
/** Many more than any run of the check has. */
const MOST_MESSAGES = 100_000;

const OUTPUT_GRACE_MS = 1000;
const POLL_MS = 20;

/** What is to be examined can't be started at all. The message is one sentence for the user. */
export class HostNotStartedError extends Error {
  override readonly name = 'HostNotStartedError';
}

/** A host under examination: driven line by line, everything it says kept with its time. */
export class DrivenHost {
  readonly heard: Heard[] = [];
  /** A sentence for each line that was no message of the protocol. */
  readonly garbage: string[] = [];
  /** It wrote a line of more than 1 MiB; what came behind is lost. */
  wroteTooLong = false;
  readonly #guard: ProgramGuard;
  readonly #exit = createDeferred<HostExit>();
  readonly #closed = createDeferred<undefined>();
  readonly #tail = new OutputTail();
  #child: ChildProcessWithoutNullStreams | null = null;
  #pid = 0;
  #news = createDeferred<undefined>();
  #isClosed = false;

  private constructor(guard: ProgramGuard) {
    this.#guard = guard;
  }

  /** @throws HostNotStartedError */
  static async start(command: ChildCommand, guard: ProgramGuard): Promise<DrivenHost> {
    const host = new DrivenHost(guard);
    const started = await startChildGroup(command, guard, (child) => host.#attach(child));
    if (!started.ok) throw new HostNotStartedError(started.error.message);
    host.#pid = started.value.pid;
    return host;
  }

  get pid(): number {
    return this.#pid;
  }

  /** The end of what it wrote to descriptor 2. */
  get log(): string {
    return this.#tail.text();
  }

  /** Writes one line: a message, or a text as it stands. */
  send(line: object | string): void {
    this.#child?.stdin.write(`${typeof line === 'string' ? line : JSON.stringify(line)}\n`);
  }

  closeInput(): void {
    this.#child?.stdin.end();
  }

  kill(): void {
    this.#child?.kill('SIGKILL');
  }

  all<Type extends FromHost['type']>(type: Type): readonly Heard<MessageOf<Type>>[] {
    return this.heard.filter((entry): entry is Heard<MessageOf<Type>> => isOfType(entry, type));
  }

  /** The first message of one of these types; `null` when none comes in time, or ever. */
  async until<Type extends FromHost['type']>(
    limitMs: number,
    ...types: readonly Type[]
  ): Promise<Heard<MessageOf<Type>> | null> {
    const deadlineMs = performance.now() + limitMs;
    for (;;) {
      const found = types.flatMap((type) => this.all(type))[0];
      if (found !== undefined) return found;
      const leftMs = deadlineMs - performance.now();
      if (this.#isClosed || leftMs <= 0) return null;
      await settlesWithin(this.#news.promise, leftMs);
    }
  }

  /** How it ended; `null` when it has not within the time. Everything it wrote has then been heard. */
  async exit(limitMs: number): Promise<HostExit | null> {
    if (!(await settlesWithin(this.#exit.promise, limitMs))) return null;
    await settlesWithin(this.#closed.promise, OUTPUT_GRACE_MS);
    return this.#exit.promise;
  }

  /** Whether nothing of it is left within the time. */
  async isGoneWithin(limitMs: number): Promise<boolean> {
    const deadlineMs = performance.now() + limitMs;
    while (await groupIsAlive(this.#pid)) {
      if (performance.now() > deadlineMs) return false;
      await sleep(POLL_MS);
    }
    return true;
  }

  /** Ends whatever is left of it. */
  async end(): Promise<void> {
    const { empty } = await endProcessGroup(this.#pid, { settleMs: 0, termGraceMs: 0 });
    if (empty) this.#guard.remove(this.#pid);
    this.#child?.stdin.destroy();
    this.#child?.stdout.destroy();
    this.#child?.stderr.destroy();
  }

  #attach(child: ChildProcessWithoutNullStreams): void {
    const decoder = new LineDecoder();
    const take = (decoded: ReturnType<LineDecoder['push']>): void => {
      for (const line of decoded.lines) if (!this.#hasHeardEnough()) this.#hear(line);
      if (decoded.tooLong) this.wroteTooLong = true;
      if (decoded.tooLong || this.#hasHeardEnough()) this.#child?.stdout.destroy();
      this.#tellNews();
    };
    this.#child = child;
    child.stdout.on('data', (chunk: Buffer) => take(decoder.push(chunk)));
    child.stdout.once('end', () => take(decoder.end()));
    child.stdout.once('error', () => undefined);
    child.stdout.once('close', () => this.#outputIsOver());
    child.stderr.on('data', (chunk: Buffer) => this.#tail.push(chunk));
    child.once('exit', (code, signal) => this.#exit.resolve({ code, signal }));
  }

  #hear(line: string | null): void {
    const parsed = parseHostMessage(line);
    if (parsed.ok) this.heard.push({ message: parsed.value, atNs: process.hrtime.bigint() });
    else this.garbage.push(parsed.error.message);
  }

  #hasHeardEnough(): boolean {
    return this.garbage.length >= MOST_GARBAGE_LINES || this.heard.length >= MOST_MESSAGES;
  }

  #outputIsOver(): void {
    this.#isClosed = true;
    this.#closed.resolve(undefined);
    this.#tellNews();
  }

  #tellNews(): void {
    this.#news.resolve(undefined);
    this.#news = createDeferred();
  }
}

function isOfType({ message }: Heard, type: FromHost['type']): boolean {
  return message.type === type;
}
