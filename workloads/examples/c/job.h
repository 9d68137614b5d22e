#ifndef CORELANE_JOB_H
#define CORELANE_JOB_H

#include <stdbool.h>
#include <stdint.h>

enum workload { PRIMES, SLEEP, SUM, COUNTER, WORKLOADS };
enum strategy { SEQUENTIAL, THREADS, PROCESSES, STRATEGIES };
enum sizes { UNIFORM, LINEAR, HEAVY_TAILED, SIZES };
enum protection { NONE, LOCK, ATOMIC, PROTECTIONS };
enum schedule { ROUND_ROBIN, BLOCKS, SCHEDULES };

extern const char *const WORKLOAD_NAMES[WORKLOADS];
extern const char *const STRATEGY_NAMES[STRATEGIES];

/** What a run is to do, as its parameters say. */
struct job {
    enum workload workload;
    enum strategy strategy;
    enum schedule schedule;
    int workers;
    uint32_t seed;
    int64_t tasks;
    int64_t size;
    enum sizes sizes;
    int64_t increments;
    enum protection protection;
    /** 0: none. */
    int64_t task_time_limit_ms;
};

/** Reads a `parameters` message. What is wrong with it ends the host with a host-error. */
struct job job_read(const char *message);

/** The tasks of worker w are first, first + step, first + 2·step … below end. */
struct share {
    int64_t first;
    int64_t step;
    int64_t end;
};

/** Which tasks a worker has: a static split, known before the work begins. */
struct share job_share(const struct job *job, int worker);

#endif
