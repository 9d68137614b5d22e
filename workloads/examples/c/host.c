/**
 * A run host for Corelane in C: workloads/protocol.md says what it has to do, docs/own-run-host.md how
 * to write another one. Workers are POSIX threads or forked processes. The main thread runs no task:
 * it reads what Corelane and the workers say, and writes the lines.
 *
 *   cc -O2 -pthread -std=c11 -Wall -Wextra *.c -o host
 */
#define _GNU_SOURCE
#include <errno.h>
#include <inttypes.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "crew.h"
#include "job.h"
#include "json.h"
#include "measure.h"
#include "sha256.h"
#include "tasks.h"
#include "wire.h"

#if defined(__clang__)
#define COMPILER_VERSION __clang_major__, __clang_minor__, __clang_patchlevel__
#elif defined(__GNUC__)
#define COMPILER_VERSION __GNUC__, __GNUC_MINOR__, __GNUC_PATCHLEVEL__
#else
#define COMPILER_VERSION 0, 0, 0
#endif

enum { MAX_BATCH = 256, REPORTS_AT_ONCE = 64 };
// Half of what the protocol allows: to the other half the scheduler may help itself.
static const int64_t BATCH_NS = 25 * INT64_C(1000000);

enum phase { STARTING, READY, WORKING, FINISHED, RELEASED };

/** One run, from its parameters to its end. */
static struct run {
    struct job job;
    struct crew crew;
    enum phase phase;
    bool stopped;
    int workers_there;
    int64_t tasks_done;
    int64_t start_ns;
    struct usage usage_at_start;
    /** Digests of the tasks, one behind the other. */
    char *digests;
    struct report batch[MAX_BATCH];
    int batched;
    int64_t batch_since_ns;
} run;

static void end_workers(void) {
    crew_kill(&run.crew);
}

static void write_version(void) {
    fprintf(wire_out, "\"protocol\":1,\"runtime\":\"c\",\"version\":\"%d.%d.%d\"", COMPILER_VERSION);
}

static void describe(void) {
    fputs("{\"type\":\"description\",", wire_out);
    write_version();
    fputs(",\"workloads\":{", wire_out);
    for (int i = 0; i < WORKLOADS; i++)
        fprintf(wire_out, "%s\"%s\":[\"sequential\",\"threads\",\"processes\"]", i == 0 ? "" : ",",
                WORKLOAD_NAMES[i]);
    fputs("}}\n", wire_out);
    wire_flush();
}

static void say_hello(void) {
    fputs("{\"type\":\"hello\",", wire_out);
    write_version();
    fprintf(wire_out, ",\"pid\":%d,\"clockNs\":\"%" PRIu64 "\",\"helperTids\":[]}\n", (int)getpid(),
            clock_epoch_ns());
    wire_flush();
}

static void announce_workers(void) {
    const char *kind = crew_has_processes(&run.crew) ? "process" : "thread";
    for (int id = 0; id < run.job.workers; id++) {
        const struct worker *worker = &run.crew.workers[id];
        fprintf(wire_out, "{\"type\":\"worker-started\",\"id\":%d,\"kind\":\"%s\",", id, kind);
        fprintf(wire_out, "\"label\":\"%s %d\",\"pid\":%d,", kind, id, (int)worker->pid);
        if (worker->tid < 0) fputs("\"tid\":null}\n", wire_out);
        else fprintf(wire_out, "\"tid\":%" PRId64 "}\n", worker->tid);
    }
    fprintf(wire_out, "{\"type\":\"ready\",\"tasksTotal\":%" PRId64 "}\n", run.job.tasks);
    wire_flush();
    run.phase = READY;
}

static void start_work(void) {
    run.phase = WORKING;
    run.usage_at_start = process_usage();
    run.start_ns = now_ns();
    for (int id = 0; id < run.job.workers; id++) run.crew.workers[id].last_report_ns = run.start_ns;
    gate_open(&run.crew.start, run.job.workers);
}

static void write_task(const struct report *report) {
    fprintf(wire_out,
            "{\"task\":%" PRId64 ",\"worker\":%d,\"queuedNs\":%" PRId64 ",\"startedNs\":%" PRId64
            ",\"finishedNs\":%" PRId64 ",\"digest\":\"%s\"}",
            report->task, report->worker, run.start_ns, report->started_ns, report->finished_ns,
            report->digest);
}

static void write_batch(void) {
    if (run.batched == 0) return;
    fputs("{\"type\":\"tasks\",\"tasks\":[", wire_out);
    for (int i = 0; i < run.batched; i++) {
        if (i > 0) fputc(',', wire_out);
        write_task(&run.batch[i]);
    }
    fputs("]}\n", wire_out);
    wire_flush();
    run.batched = 0;
}

/** The digest of the run: over a line for each task, in their order. */
static void write_run_digest(void) {
    struct sha256 hash;
    char hex[65], line[48];
    sha256_begin(&hash);
    for (int64_t task = 0; task < run.job.tasks; task++) {
        int length = snprintf(line, sizeof line, "%" PRId64 ":%.*s\n", task, TASK_DIGEST_DIGITS,
                              run.digests + task * TASK_DIGEST_DIGITS);
        sha256_add(&hash, line, (size_t)length);
    }
    sha256_end_hex(&hash, hex);
    fprintf(wire_out, "\"%s\"", hex);
}

static void write_invariant(void) {
    int64_t expected = run.job.tasks * run.job.increments;
    fprintf(wire_out,
            "\"invariants\":[{\"name\":\"counter\",\"unit\":\"increments\",\"expected\":%" PRId64
            ",\"actual\":%lld,\"relation\":\"equal\",\"guaranteed\":%s}],",
            expected, atomic_load(&run.crew.shared->counter),
            run.job.protection == NONE ? "false" : "true");
}

static void write_usage(struct usage usage) {
    fprintf(wire_out, "\"cpuUserUs\":%" PRId64 ",\"cpuSystemUs\":%" PRId64 ",\"maxRssBytes\":",
            usage.cpu_user_us, usage.cpu_system_us);
    if (usage.max_rss_bytes < 0) fputs("null", wire_out);
    else fprintf(wire_out, "%" PRId64, usage.max_rss_bytes);
}

/** The account of the work. Before `start` there was none, and all its numbers are zero. */
static void finish(bool stopped) {
    int64_t end_ns = now_ns();
    bool complete = run.tasks_done == run.job.tasks;
    struct usage usage = run.phase == WORKING ? usage_since(run.usage_at_start, process_usage())
                                              : (struct usage){0, 0, process_usage().max_rss_bytes};
    if (run.phase != WORKING) run.start_ns = end_ns;
    write_batch();
    fprintf(wire_out, "{\"type\":\"finished\",\"startNs\":%" PRId64 ",\"endNs\":%" PRId64
            ",\"tasksTotal\":%" PRId64 ",\"tasksDone\":%" PRId64 ",\"tasksFailed\":0,\"digest\":",
            run.start_ns, end_ns, run.job.tasks, run.tasks_done);
    if (complete) write_run_digest();
    else fputs("null", wire_out);
    fprintf(wire_out, ",\"stopped\":%s,", stopped ? "true" : "false");
    if (run.job.workload == COUNTER && !stopped) write_invariant();
    fputs("\"host\":{", wire_out);
    write_usage(usage);
    fputs("}}\n", wire_out);
    wire_flush();
    run.stopped = stopped;
    run.phase = FINISHED;
}

static void write_signal(int number) {
    static const struct { int number; const char *name; } names[] = {
        {SIGKILL, "SIGKILL"}, {SIGTERM, "SIGTERM"}, {SIGINT, "SIGINT"}, {SIGHUP, "SIGHUP"},
        {SIGSEGV, "SIGSEGV"}, {SIGABRT, "SIGABRT"}, {SIGBUS, "SIGBUS"}, {SIGFPE, "SIGFPE"},
        {SIGILL, "SIGILL"},   {SIGQUIT, "SIGQUIT"},
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (names[i].number == number) {
            fprintf(wire_out, ",\"signal\":\"%s\"", names[i].name);
            return;
        }
    fprintf(wire_out, ",\"signal\":\"signal %d\"", number);
}

/** @param died before its time, and not by this host */
static void write_exit(const struct worker *worker, bool died) {
    fprintf(wire_out, "{\"type\":\"worker-exited\",\"id\":%d,", worker->id);
    write_usage(worker->usage);
    if (run.job.workload == COUNTER)
        fprintf(wire_out, ",\"lockedCpuNs\":%" PRId64, worker->locked_ns);
    if (died && WIFSIGNALED(worker->end_status)) write_signal(WTERMSIG(worker->end_status));
    else if (died) fprintf(wire_out, ",\"exitCode\":%d", WEXITSTATUS(worker->end_status));
    fputs("}\n", wire_out);
}

/** Lets the workers end, or ends them when they were stopped and may still be at a task. */
static _Noreturn void release(void) {
    run.phase = RELEASED;
    bool died[run.job.workers];
    for (int id = 0; id < run.job.workers; id++)
        died[id] = crew_has_processes(&run.crew) && crew_collect(&run.crew.workers[id]);
    if (run.stopped) crew_kill(&run.crew);
    else gate_open(&run.crew.release, run.job.workers);
    for (int id = 0; id < run.job.workers; id++) {
        if (!run.stopped) crew_join(&run.crew.workers[id]);
        write_exit(&run.crew.workers[id], died[id]);
    }
    wire_flush();
    wire_end(0);
}

static void stop(void) {
    if (run.phase == STARTING) wire_end(0);
    if (run.phase == FINISHED) return;
    atomic_store(&run.crew.shared->stop, true);
    finish(true);
}

static void hear(const char *line) {
    const char *type = json_is_object(line) ? json_get(line, "type") : NULL;
    if (json_is_string(type, "stop")) stop();
    else if (json_is_string(type, "start") && run.phase == READY) start_work();
    else if (json_is_string(type, "release") && run.phase == FINISHED) release();
    else wire_warning("out-of-order", "A line from Corelane did not fit into the run, and is ignored.");
}

static void take_result(const struct report *report, struct worker *worker) {
    if (run.phase != WORKING) return; // stopped meanwhile
    worker->tasks_left--;
    worker->last_task = report->task;
    worker->last_report_ns = now_ns();
    worker->usage = report->usage;
    int64_t cpu_ns = (report->usage.cpu_user_us + report->usage.cpu_system_us) * 1000;
    worker->locked_ns += report->locked_ns;
    if (worker->locked_ns > cpu_ns) worker->locked_ns = cpu_ns;
    memcpy(run.digests + report->task * TASK_DIGEST_DIGITS, report->digest, TASK_DIGEST_DIGITS);
    if (run.batched == 0) run.batch_since_ns = now_ns();
    run.batch[run.batched++] = *report;
    if (run.batched == MAX_BATCH) write_batch();
    if (++run.tasks_done == run.job.tasks) finish(false);
}

static void take_report(const struct report *report) {
    struct worker *worker = &run.crew.workers[report->worker];
    if (report->task >= 0) {
        take_result(report, worker);
        return;
    }
    worker->tid = report->tid;
    if (++run.workers_there == run.job.workers) announce_workers();
}

/** A process has closed its pipe. Before `finished` that costs the run its tasks. */
static _Noreturn void lose_process(struct worker *worker) {
    crew_join(worker);
    write_batch();
    if (run.phase != STARTING) write_exit(worker, true);
    wire_fail("worker-died",
              "Worker process %d (pid %d) died. %" PRId64 " of its tasks are lost. See what ended it.",
              worker->id, (int)worker->pid, worker->tasks_left);
}

static void read_channel(int index) {
    struct report reports[REPORTS_AT_ONCE];
    ssize_t count = read(run.crew.channels[index], reports, sizeof reports);
    if (count == 0) {
        if (run.phase < FINISHED) lose_process(&run.crew.workers[index]);
        close(run.crew.channels[index]);
        run.crew.channels[index] = -1; // poll passes over it
    }
    for (ssize_t i = 0; i < count / (ssize_t)sizeof *reports; i++) take_report(&reports[i]);
}

/** The split is fixed: a worker with tasks left that is silent for that long is at one of them. */
static void check_time_limit(void) {
    int64_t limit_ns = run.job.task_time_limit_ms * 1000000;
    if (limit_ns == 0 || run.phase != WORKING) return;
    for (int id = 0; id < run.job.workers; id++) {
        const struct worker *worker = &run.crew.workers[id];
        if (worker->tasks_left == 0 || now_ns() - worker->last_report_ns <= limit_ns) continue;
        struct share share = job_share(&run.job, id);
        int64_t task = worker->last_task < 0 ? share.first : worker->last_task + share.step;
        write_batch();
        wire_fail("task-time-limit",
                  "Task %" PRId64 " in worker %d took longer than %" PRId64 " ms: raise the limit.",
                  task, id, run.job.task_time_limit_ms);
    }
}

/** How long nothing needs to be looked at unasked, in milliseconds; -1: for ever. */
static int patience_ms(void) {
    if (run.batched > 0) {
        int64_t left_ns = BATCH_NS - (now_ns() - run.batch_since_ns);
        return left_ns < 0 ? 0 : (int)(left_ns / 1000000);
    }
    if (run.job.task_time_limit_ms == 0 || run.phase != WORKING) return -1;
    return run.job.task_time_limit_ms < 10 ? 1 : 10;
}

static void wait_and_act(struct pollfd *polled) {
    polled[0] = (struct pollfd){.fd = STDIN_FILENO, .events = POLLIN};
    for (int i = 0; i < run.crew.channel_count; i++)
        polled[1 + i] = (struct pollfd){.fd = run.crew.channels[i], .events = POLLIN};
    if (poll(polled, (nfds_t)run.crew.channel_count + 1, patience_ms()) < 0) {
        if (errno == EINTR) return;
        wire_fail("internal-error", "Nothing can be waited for (%s).", strerror(errno));
    }
    for (int i = 0; i < run.crew.channel_count; i++)
        if (polled[1 + i].revents != 0) read_channel(i);
    if (run.batched > 0 && now_ns() - run.batch_since_ns >= BATCH_NS) write_batch();
    check_time_limit();
    if (polled[0].revents == 0) return;
    if (!wire_take_in()) wire_end(1);
    for (char *line; (line = wire_next_line()) != NULL;) hear(line);
}

static _Noreturn void conduct(void) {
    struct pollfd *polled = calloc((size_t)run.job.workers + 1, sizeof *polled);
    run.digests = malloc((size_t)run.job.tasks * TASK_DIGEST_DIGITS);
    if (polled == NULL || run.digests == NULL)
        wire_fail("no-memory", "There is no memory for the account of the tasks: ask for fewer.");
    for (char *line; (line = wire_next_line()) != NULL;) hear(line);
    for (;;) wait_and_act(polled);
}

int main(void) {
    char *first;
    clock_start();
    signal(SIGPIPE, SIG_IGN);
    wire_open();
    while ((first = wire_next_line()) == NULL)
        if (!wire_take_in()) return 0;
    if (json_is_object(first) && json_is_string(json_get(first, "type"), "describe")) {
        describe();
        return 0;
    }
    run.job = job_read(first);
    wire_before_end = end_workers;
    say_hello();
    crew_start(&run.crew, &run.job);
    conduct();
}
