/** Upper bound of the worker count: beyond it the launch alone would take longer than the work. */
export const MAX_WORKERS = 256;

export const MAX_TIME_LIMIT_S = 24 * 60 * 60;

/** Of runs that name none: the same everywhere, so that their digests compare. */
export const DEFAULT_SEED = 1;

export const MAX_SEED = 2 ** 32 - 1;

/** Most tasks of a run that starts a worker for each. */
export const MAX_WORKERS_PER_TASK = 1000;

/** Runs and experiments of one report: more make none that anybody reads. */
export const MAX_REPORTED_ITEMS = 100;

/** Of an experiment. */
export const MAX_CONFIGURATIONS = 128;

export const MAX_REPEATS = 1000;

/** Runs that are advised. What takes more is better told apart on a quieter machine, if at all. */
export const MAX_ADVISED_RUNS = 200;

export const MAX_WARMUPS = 20;

/** Warm-ups and repetitions of all configurations. */
export const MAX_EXPERIMENT_RUNS = 10_000;

export const MAX_COOL_DOWN_MS = 60_000;
