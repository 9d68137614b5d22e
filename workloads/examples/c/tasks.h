#ifndef CORELANE_TASKS_H
#define CORELANE_TASKS_H

#include <pthread.h>
#include <stdatomic.h>
#include <stdint.h>

#include "job.h"

enum { TASK_DIGEST_DIGITS = 16 };

/**
 * What all workers see, threads and processes alike: it lies in memory that a forked process goes on
 * sharing with its parent.
 */
struct shared {
    /** No further task starts. */
    atomic_bool stop;
    atomic_llong counter;
    pthread_mutex_t lock;
};

/** Maps the shared memory. To be called before any worker exists. */
struct shared *shared_create(void);

/** Runs one task; returns the nanoseconds spent inside its critical sections. */
int64_t task_run(const struct job *job, struct shared *shared, int64_t task,
                 char digest[TASK_DIGEST_DIGITS + 1]);

#endif
