import type { RunHeader, RunResult } from '../../contract/run.ts';
import type { TaskTimes, TaskTimesPart } from '../../contract/task-times.ts';

/** A run as the lab leads it, whoever started what runs. */
export interface LedRun {
  readonly runId: string;
  header(): RunHeader;
  /** As far as they have ended; `null`: none has. */
  tasks(): TaskTimes | null;
  /** Those that ended after the first `from`, at most `limit`; `null`: none has. */
  nextTasks(from: number, limit: number): TaskTimesPart | null;
  /** `null`: it failed, or has not ended. */
  digestOf(task: number): string | null;
  /** Will stand in the result. */
  warn(code: string, message: string): void;
  /** Asks for the end, which comes within 2 s. */
  stop(): void;
  /** Resolves when it is over. Never rejects. */
  run(): Promise<RunResult>;
}
