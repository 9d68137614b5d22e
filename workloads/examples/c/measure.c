#define _GNU_SOURCE
#define _DARWIN_C_SOURCE
#include "measure.h"

#include <pthread.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/syscall.h>
#endif

static uint64_t epoch_ns;

static uint64_t read_ns(clockid_t clock) {
    struct timespec time;
    clock_gettime(clock, &time);
    return (uint64_t)time.tv_sec * 1000000000u + (uint64_t)time.tv_nsec;
}

void clock_start(void) {
    epoch_ns = read_ns(CLOCK_MONOTONIC);
}

uint64_t clock_epoch_ns(void) {
    return epoch_ns;
}

int64_t now_ns(void) {
    return (int64_t)(read_ns(CLOCK_MONOTONIC) - epoch_ns);
}

static int64_t microseconds(struct timeval time) {
    return (int64_t)time.tv_sec * 1000000 + time.tv_usec;
}

struct usage process_usage(void) {
    struct rusage read;
    getrusage(RUSAGE_SELF, &read);
#ifdef __APPLE__
    int64_t max_rss_bytes = read.ru_maxrss;
#else
    int64_t max_rss_bytes = (int64_t)read.ru_maxrss * 1024;
#endif
    return (struct usage){microseconds(read.ru_utime), microseconds(read.ru_stime), max_rss_bytes};
}

struct usage thread_usage(void) {
    // Exact, where getrusage is only brought up to date at the ticks of the scheduler.
    int64_t total_us = (int64_t)(read_ns(CLOCK_THREAD_CPUTIME_ID) / 1000);
    int64_t system_us = 0;
#ifdef RUSAGE_THREAD
    struct rusage read;
    getrusage(RUSAGE_THREAD, &read);
    system_us = microseconds(read.ru_stime);
    if (system_us > total_us) system_us = total_us;
#endif
    return (struct usage){total_us - system_us, system_us, -1};
}

struct usage usage_since(struct usage begin, struct usage end) {
    return (struct usage){end.cpu_user_us - begin.cpu_user_us,
                          end.cpu_system_us - begin.cpu_system_us, end.max_rss_bytes};
}

int64_t thread_id(void) {
#if defined(__linux__)
    return (int64_t)syscall(SYS_gettid);
#elif defined(__APPLE__)
    uint64_t id;
    return pthread_threadid_np(NULL, &id) == 0 ? (int64_t)id : -1;
#else
    return -1;
#endif
}
