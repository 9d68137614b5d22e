/** Interval of the timer by which hosts see how late a loop is. */
export const LOOP_TIMER_MS = 10;

/** Twice the timer's interval: less is within what a healthy loop does. */
export const LEAST_LOOP_DELAY_MS = 2 * LOOP_TIMER_MS;

/** In cores: what threads that take turns were measured to use in total (0.82 … 1.09). */
export const ONE_AT_A_TIME_CORES = { least: 0.8, most: 1.15 } as const;

/** Of (n − 1) workers that are asleep while one runs. */
export const LEAST_TURN_BLOCKED_SHARE = 0.75;

/** Of the mean CPU time of the workers: who used less took no part in the turns. */
export const ACTIVE_WORKER_SHARE = 0.1;
