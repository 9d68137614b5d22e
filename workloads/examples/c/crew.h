#ifndef CORELANE_CREW_H
#define CORELANE_CREW_H

#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "job.h"
#include "measure.h"
#include "tasks.h"

/** What a worker tells the host; `task` is -1 in the first one, which says that it is there. */
struct report {
    int worker;
    int64_t tid;
    int64_t task;
    int64_t started_ns;
    int64_t finished_ns;
    int64_t locked_ns;
    /** Since the worker was let go, up to this task. */
    struct usage usage;
    char digest[TASK_DIGEST_DIGITS + 1];
};

/** A door that all workers wait at, and that the host opens for each of them. */
struct gate {
    int waiting_end;
    int opening_end;
};

struct worker {
    int id;
    struct crew *crew;
    /** Where it writes its reports. */
    int reports;
    pthread_t thread;
    /** Of a worker process; the host's own of a thread. */
    pid_t pid;
    int64_t tid;
    int64_t tasks_left;
    int64_t last_task;
    int64_t last_report_ns;
    int64_t locked_ns;
    struct usage usage;
    /** How a process ended, as waitpid tells it, once it is `gone`. */
    bool gone;
    int end_status;
};

/** The workers of a run, threads or processes, and what ties them to the host. */
struct crew {
    const struct job *job;
    struct shared *shared;
    struct gate start;
    struct gate release;
    /** Held open by the host alone: closed, it tells worker processes that the host is gone. */
    int lifeline[2];
    struct worker *workers;
    /** Where the host reads reports: one pipe for all threads, one for each process. */
    int *channels;
    int channel_count;
};

bool crew_has_processes(const struct crew *crew);

/** Starts all workers; each writes its first report and waits at the gate `start`. */
void crew_start(struct crew *crew, const struct job *job);

/** Lets every worker through. */
void gate_open(const struct gate *gate, int workers);

/** Waits until a worker that was let go has ended. */
void crew_join(struct worker *worker);

/** Collects a worker process that has died; false: it lives. */
bool crew_collect(struct worker *worker);

/** Kills the worker processes; threads end with the host. */
void crew_kill(struct crew *crew);

#endif
