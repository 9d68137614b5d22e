/**
 * Every number a verdict turns on; docs/verdicts.md lists them. Shares are of 1, cores are CPU
 * seconds per wall second.
 */

/** Gauges turn on these as well, so that no gauge says another thing than the verdict. */
export {
  ACTIVE_WORKER_SHARE,
  LEAST_LOOP_DELAY_MS,
  LEAST_TURN_BLOCKED_SHARE,
  LOOP_TIMER_MS,
  ONE_AT_A_TIME_CORES,
} from '../../contract/contention-thresholds.ts';

/**
 * The readings at the two ends lie outside the work, together up to 10 ms on a busy machine, which
 * is booked as blocked time: below this that is more than 5 %.
 */
export const SHORTEST_WORK_MS = 200;

/** Of the machine's logical CPUs: what others may use before a full machine counts as shared. */
export const MAX_OTHERS_SHARE = 0.1;

/**
 * Of the waiting without another reason: who keeps a worker waiting for a second uses a core meanwhile;
 * half of that, since cores are counted coarsely.
 */
export const LEAST_OTHERS_PER_WAITING = 0.5;

/** CPU time of others below this is within the 10 ms ticks in which cores are counted. */
export const LEAST_OTHERS_CPU_MS = 50;

/** Of the machine's logical CPUs: from here on nothing was left for the run to take. */
export const FULL_MACHINE_SHARE = 0.9;

/**
 * Of the usable cores: workers that wait for one. Below it others took nothing from the run, however
 * busy they were. Two to four threads that take turns wake each other up and stay below it.
 */
export const MAX_WAITING_SHARE = 0.2;

/** In cores: a run that takes turns can use one; with this much of it, it missed next to nothing. */
export const UNDISTURBED_TURNS_CORES = 0.9;

/** Of the wall time: what the quota may take before it is what limits. */
export const MAX_THROTTLED_SHARE = 0.05;

/** With fewer readings a host reports no delay. */
export const LEAST_LOOP_READINGS = 3;

/** Of a usual task's time: the loop stood still for about as long as a task takes. */
export const LEAST_LOOP_DELAY_TASKS = 0.5;

/** Of a program's loop: less of its time late may well be its start alone. */
export const LEAST_LOOP_LATE_SHARE = 0.25;

/** Of its workers' time: a loop that waits for a core this much is late for that reason. */
export const MAX_LOOP_WAITING_SHARE = 0.25;

/** Of the loop's time on the CPU: above it the tasks compute, below it they call what blocks. */
export const COMPUTING_LOOP_SHARE = 0.5;

/** Of the usable cores: a lock that admits fewer than this limits, whatever else does. */
export const LOCK_LIMITS_BELOW = 0.9;

/** What a lock is said to admit holds within this factor; beyond it the account contradicts itself. */
export const LOCK_CONTRADICTION = 1.25;

/** Of the cores that the lock denies: so many workers at least were asleep in its queue. */
export const LEAST_LOCK_BLOCKED_SHARE = 0.5;

/** Below this many usable cores one at a time is all there can be. */
export const LEAST_CORES_FOR_TURNS = 1.25;

/** Where sleep can't be read: of n workers, so many were inside a task at a time. */
export const LEAST_TURN_TASKS_SHARE = 0.7;

/** Of the CPU time of a program's workers: what those did whose states were read. */
export const LEAST_WATCHED_SHARE = 0.9;

/** Of a program's time: what it spent on one core, to be worth a word. */
export const LEAST_SERIAL_SHARE = 0.3;

/** Of a program's time: what its samples must have covered to stand for it. */
export const LEAST_SAMPLED_SHARE = 0.8;

/** Of all CPU time: what certainly was outside tasks. */
export const MAX_OVERHEAD_CPU_SHARE = 0.5;

/** Of the total time: start-up and shut-down. */
export const MAX_START_STOP_SHARE = 0.5;

/** Of the usable cores' time: idle because workers had run out of tasks. */
export const MAX_IDLE_TAIL_SHARE = 0.15;

/** Of the (workers − cores) that find no core at a time. */
export const LEAST_QUEUE_SHARE = 0.5;

/** Of the effective cores: below it the cores were not what workers waited for. */
export const LEAST_CORES_FOR_QUEUE_SHARE = 0.7;

/** Of the usable cores: more than that is not little. */
export const MAX_IO_CORES_SHARE = 0.5;

/** Of the tasks' own time: what they computed. */
export const MAX_IO_CPU_SHARE = 0.5;

/** In tasks: fewer in flight at a time, and the tasks were not what took the time. */
export const LEAST_IO_IN_FLIGHT = 0.5;

/** Times the baseline's CPU time for the same work. */
export const LEAST_CPU_GROWTH = 1.3;

/** In cores: from here on a second worker would have had somewhere to run. */
export const LEAST_SPARE_CORES = 1.5;

/** Of the usable cores. */
export const LEAST_CORES_FOR_SCALING_SHARE = 0.85;
