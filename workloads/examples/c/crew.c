#define _GNU_SOURCE
#include "crew.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "wire.h"

// Writes of this size are never mixed with those of another worker, and never come in halves.
_Static_assert(sizeof(struct report) <= 512, "a report must fit into one atomic write to a pipe");

static void make_pipe(int ends[2]) {
    if (pipe(ends) != 0)
        wire_fail("too-many-workers", "No pipe can be made (%s): choose fewer workers.",
                  strerror(errno));
}

static struct gate make_gate(void) {
    int ends[2];
    make_pipe(ends);
    return (struct gate){ends[0], ends[1]};
}

void gate_open(const struct gate *gate, int workers) {
    for (int i = 0; i < workers; i++)
        if (write(gate->opening_end, "", 1) != 1)
            wire_fail("internal-error", "A worker can't be let go (%s): run again.", strerror(errno));
}

/** Takes one byte, which lets one worker through. The end of the pipe means: the host is gone. */
static void wait_at(const struct gate *gate) {
    char byte;
    ssize_t count;
    do count = read(gate->waiting_end, &byte, 1);
    while (count < 0 && errno == EINTR);
    if (count != 1) _exit(1);
}

bool crew_has_processes(const struct crew *crew) {
    return crew->job->strategy == PROCESSES;
}

static struct usage own_usage(const struct crew *crew) {
    return crew_has_processes(crew) ? process_usage() : thread_usage();
}

static void tell(const struct worker *worker, const struct report *report) {
    if (write(worker->reports, report, sizeof *report) != (ssize_t)sizeof *report) _exit(1);
}

/** The life of a worker, the same in a thread and in a process. */
static void work(struct worker *worker) {
    struct crew *crew = worker->crew;
    struct share share = job_share(crew->job, worker->id);
    struct report report = {.worker = worker->id, .tid = thread_id(), .task = -1};
    tell(worker, &report);
    wait_at(&crew->start);
    struct usage begin = own_usage(crew);
    for (int64_t task = share.first; task < share.end; task += share.step) {
        if (atomic_load(&crew->shared->stop)) break;
        report.task = task;
        report.started_ns = now_ns();
        report.locked_ns = task_run(crew->job, crew->shared, task, report.digest);
        report.finished_ns = now_ns();
        report.usage = usage_since(begin, own_usage(crew));
        tell(worker, &report);
    }
    wait_at(&crew->release);
}

static void *thread_main(void *worker) {
    work(worker);
    return NULL;
}

/** Ends a worker process when the host is gone, even while a task runs. */
static void *watch_host(void *crew) {
    char byte;
    while (read(((struct crew *)crew)->lifeline[0], &byte, 1) < 0 && errno == EINTR) continue;
    _exit(1);
}

static void process_main(struct worker *worker) {
    struct crew *crew = worker->crew;
    pthread_t watch;
    wire_leave();
    close(crew->lifeline[1]);
    close(crew->start.opening_end);
    close(crew->release.opening_end);
    if (pthread_create(&watch, NULL, watch_host, crew) != 0) _exit(1);
    work(worker);
    _exit(0);
}

static void start_thread(struct worker *worker) {
    int error = pthread_create(&worker->thread, NULL, thread_main, worker);
    if (error != 0)
        wire_fail("too-many-workers", "Thread %d can't be started (%s): choose fewer workers.",
                  worker->id, strerror(error));
    worker->pid = getpid();
}

static void start_process(struct worker *worker) {
    pid_t pid = fork();
    if (pid == 0) process_main(worker);
    if (pid < 0)
        wire_fail("too-many-workers", "Process %d can't be started (%s): choose fewer workers.",
                  worker->id, strerror(errno));
    worker->pid = pid;
    // The child's end: while the host held it too, it would not see the child's end.
    close(worker->reports);
}

/** A new pipe for reports; the host's end joins those it reads from. */
static int open_channel(struct crew *crew) {
    int ends[2];
    make_pipe(ends);
    crew->channels[crew->channel_count++] = ends[0];
    return ends[1];
}

static void start_worker(struct crew *crew, int id) {
    struct worker *worker = &crew->workers[id];
    struct share share = job_share(crew->job, id);
    worker->id = id;
    worker->crew = crew;
    worker->last_task = -1;
    worker->usage.max_rss_bytes = -1;
    if (share.first < share.end)
        worker->tasks_left = (share.end - share.first - 1) / share.step + 1;
    if (crew_has_processes(crew)) {
        worker->reports = open_channel(crew);
        start_process(worker);
    } else {
        worker->reports = id == 0 ? open_channel(crew) : crew->workers[0].reports;
        start_thread(worker);
    }
}

void crew_start(struct crew *crew, const struct job *job) {
    crew->job = job;
    crew->shared = shared_create();
    crew->start = make_gate();
    crew->release = make_gate();
    make_pipe(crew->lifeline);
    crew->workers = calloc((size_t)job->workers, sizeof *crew->workers);
    crew->channels = calloc((size_t)job->workers, sizeof *crew->channels);
    if (crew->workers == NULL || crew->channels == NULL)
        wire_fail("no-memory", "There is no memory for the workers: close other programs.");
    for (int id = 0; id < job->workers; id++) start_worker(crew, id);
}

bool crew_collect(struct worker *worker) {
    if (!worker->gone)
        worker->gone = waitpid(worker->pid, &worker->end_status, WNOHANG) == worker->pid;
    return worker->gone;
}

void crew_join(struct worker *worker) {
    if (!crew_has_processes(worker->crew))
        pthread_join(worker->thread, NULL);
    else if (!worker->gone)
        worker->gone = waitpid(worker->pid, &worker->end_status, 0) == worker->pid;
}

void crew_kill(struct crew *crew) {
    if (crew->workers == NULL || !crew_has_processes(crew)) return;
    for (int id = 0; id < crew->job->workers; id++) {
        struct worker *worker = &crew->workers[id];
        if (worker->pid > 0 && !worker->gone) kill(worker->pid, SIGKILL);
    }
    for (int id = 0; id < crew->job->workers; id++)
        if (crew->workers[id].pid > 0) crew_join(&crew->workers[id]);
}
