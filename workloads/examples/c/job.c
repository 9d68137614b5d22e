#include "job.h"

#include <stddef.h>
#include <string.h>

#include "json.h"
#include "wire.h"

enum { MAX_WORKERS = 256, MAX_TASKS = 10000000, LONGEST_KEY = 64 };
static const int64_t MAX_SIZE = (int64_t)1 << 36;

const char *const WORKLOAD_NAMES[WORKLOADS] = {"primes", "sleep", "sum", "counter"};
const char *const STRATEGY_NAMES[STRATEGIES] = {"sequential", "threads", "processes"};
static const char *const SIZES_NAMES[SIZES] = {"uniform", "linear", "heavy-tailed"};
static const char *const PROTECTION_NAMES[PROTECTIONS] = {"none", "lock", "atomic"};
static const char *const SCHEDULE_NAMES[SCHEDULES] = {"round-robin", "blocks"};
static const char *const ON_TASK_ERROR_NAMES[] = {"go-on", "stop"};

/** The place of a word among those that are known; an absent one is the first. */
static int read_word(const char *object, const char *key, const char *const *words, int count) {
    const char *value = json_get(object, key);
    if (value == NULL) return 0;
    for (int i = 0; i < count; i++)
        if (json_is_string(value, words[i])) return i;
    wire_fail("bad-parameter", "This host does not know that %s: choose another one.", key);
}

static int64_t read_number(const char *object, const char *key, int64_t min, int64_t max) {
    int64_t number = 0;
    if (!json_integer(json_get(object, key), min, max, &number))
        wire_fail("bad-parameter", "The value of %s must be a whole number from %lld to %lld.", key,
                  (long long)min, (long long)max);
    return number;
}

/** An option that nobody reads would leave the user with another run than was asked for. */
static void read_option(struct job *job, const char *options, const char *name) {
    if (strcmp(name, "gil") == 0) return; // Corelane's own to carry out
    if (strcmp(name, "onTaskError") == 0) {
        // No task of this host's workloads can fail: both ways are the same here.
        read_word(options, name, ON_TASK_ERROR_NAMES, 2);
    } else if (strcmp(name, "taskTimeLimitMs") == 0) {
        job->task_time_limit_ms = read_number(options, name, 1, 3600000);
    } else if (strcmp(name, "schedule") == 0 && job->strategy != SEQUENTIAL) {
        job->schedule = (enum schedule)read_word(options, name, SCHEDULE_NAMES, SCHEDULES);
    } else {
        wire_fail("bad-parameter", "This host has no option %s under %s: leave it out.", name,
                  STRATEGY_NAMES[job->strategy]);
    }
}

static void read_options(struct job *job, const char *options) {
    char name[LONGEST_KEY];
    const char *at = options;
    while (json_next_key(&at, name, sizeof name)) read_option(job, options, name);
}

static void read_parameters(struct job *job, const char *parameters) {
    job->tasks = read_number(parameters, "tasks", 1, MAX_TASKS);
    if (job->workload == PRIMES || job->workload == SLEEP) {
        int64_t least = job->workload == PRIMES ? 2 : 0;
        job->size = read_number(parameters, "size", least, MAX_SIZE);
        job->sizes = (enum sizes)read_word(parameters, "sizes", SIZES_NAMES, SIZES);
    }
    if (job->workload == COUNTER) {
        job->increments = read_number(parameters, "increments", 1, 1000000000);
        if (json_get(parameters, "protection") == NULL)
            wire_fail("bad-parameter", "The protection is missing: give none, lock or atomic.");
        job->protection =
            (enum protection)read_word(parameters, "protection", PROTECTION_NAMES, PROTECTIONS);
    }
}

/** The workload or strategy, which can't be left out. */
static int read_name(const char *message, const char *key, const char *const *names, int count) {
    if (json_get(message, key) == NULL)
        wire_fail("bad-parameter", "The message has no %s: this is a fault of Corelane.", key);
    return read_word(message, key, names, count);
}

struct job job_read(const char *message) {
    struct job job = {0};
    int64_t protocol;
    if (!json_is_object(message) || !json_is_string(json_get(message, "type"), "parameters"))
        wire_fail("bad-parameter", "The first line holds no parameters: start this host from Corelane.");
    if (!json_integer(json_get(message, "protocol"), 1, 1, &protocol))
        wire_fail("protocol-version", "This host speaks protocol 1 alone: use a Corelane that does.");
    job.workload = (enum workload)read_name(message, "workload", WORKLOAD_NAMES, WORKLOADS);
    job.strategy = (enum strategy)read_name(message, "strategy", STRATEGY_NAMES, STRATEGIES);
    job.workers = (int)read_number(message, "workers", 1, MAX_WORKERS);
    if (job.strategy == SEQUENTIAL) job.workers = 1;
    job.seed = (uint32_t)read_number(message, "seed", 0, UINT32_MAX);
    read_parameters(&job, json_get(message, "parameters"));
    read_options(&job, json_get(message, "options"));
    return job;
}

struct share job_share(const struct job *job, int worker) {
    if (job->schedule == ROUND_ROBIN) return (struct share){worker, job->workers, job->tasks};
    return (struct share){worker * job->tasks / job->workers, 1,
                          (worker + 1) * job->tasks / job->workers};
}
