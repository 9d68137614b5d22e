/** A rule of `workloads/protocol.md` that a run host is checked against. */
export interface Rule {
  readonly id: string;
  /** The sentence of the protocol that it comes from. */
  readonly sentence: string;
}

/** Every rule that is checked, in the order in which they matter. */
export const rules = [
  {
    id: 'describe',
    sentence:
      'The host answers with `description` and exits with code 0: which workloads it has, and under which strategies. It starts no worker for that.',
  },
  {
    id: 'only-protocol',
    sentence: 'A run host writes JSON lines on descriptor 1. Descriptor 2 is log, for people.',
  },
  { id: 'line-length', sentence: 'A line is at most 1 MiB.' },
  {
    id: 'hello-first',
    sentence: '`hello` is the first message; Corelane waits 15 s for it.',
  },
  { id: 'hello-protocol', sentence: '`hello` names the protocol: 1.' },
  { id: 'hello-pid', sentence: '`pid` of `hello` is the process that Corelane started.' },
  {
    id: 'runs-what-it-describes',
    sentence:
      'A workload under a strategy that the description names runs from `hello` to exit code 0.',
  },
  {
    id: 'workers-announced',
    sentence:
      '`worker-started` for each worker comes before `ready`; `id` counts up from 0 and is never reused; `sequential` and `async` have one.',
  },
  {
    id: 'workers-alive',
    sentence: '`pid`, `tid`: the process and the OS thread that runs tasks. At `ready` they exist.',
  },
  {
    id: 'no-work-before-start',
    sentence: 'On `start` the host notes `startNs` and releases the tasks; none begins before.',
  },
  {
    id: 'batches',
    sentence: '`tasks` batches: at most 250 ms or 256 tasks after the first one in the batch.',
  },
  { id: 'every-task-once', sentence: 'Tasks are numbered 0 … tasksTotal − 1, each runs once.' },
  {
    id: 'task-times',
    sentence:
      '`queuedNs`, `startedNs`, `finishedNs` and, where it is told, `receivedNs` are in that order and lie between `startNs` and `endNs`.',
  },
  {
    id: 'task-digests',
    sentence:
      'Task digest: the first 16 hex digits of SHA-256 over the bytes that the workload defines.',
  },
  {
    id: 'run-digest',
    sentence: 'Run digest: SHA-256 over the lines `index:digest\\n` in index order.',
  },
  {
    id: 'counts',
    sentence: '`tasksTotal`, `tasksDone` and `tasksFailed` count what the `tasks` lines say.',
  },
  {
    id: 'invariants',
    sentence: 'Invariants come from the workload, at the end; a guaranteed one holds.',
  },
  { id: 'finished-last', sentence: 'Every task is in a `tasks` line before `finished`.' },
  {
    id: 'usage',
    sentence:
      'Usage is CPU time in microseconds between `start` and the last task; `maxRssBytes` is `null` for a thread and greater than 0 for a process.',
  },
  {
    id: 'release',
    sentence: 'After `release`: `worker-exited` for each worker, then exit code 0.',
  },
  {
    id: 'unknown-keys',
    sentence: 'Unknown keys are ignored.',
  },
  {
    id: 'bad-parameters',
    sentence:
      'A host that can’t go on writes `host-error {code, message}` and exits with code 1; an unknown option or value is `bad-parameter`.',
  },
  {
    id: 'stop-before-ready',
    sentence:
      '`stop` is valid at any time after `parameters`; before `ready` the host may exit with code 0.',
  },
  {
    id: 'stop-during-work',
    sentence:
      'After `stop` the host answers `finished` with `stopped: true` within 1 s, not waiting for tasks under way; after `release` it ends at once.',
  },
  {
    id: 'input-closed',
    sentence:
      'A closed descriptor 0 means that main is gone: the host and all its workers end at once.',
  },
  { id: 'host-killed', sentence: 'Nothing lives on for more than 2 s, whoever is killed.' },
  {
    id: 'worker-killed',
    sentence:
      'When a worker process dies before `finished`, the host writes its `worker-exited` with `signal` (or `exitCode`) and then `host-error {code: "worker-died"}`.',
  },
] as const satisfies readonly Rule[];

export type RuleId = (typeof rules)[number]['id'];
