#ifndef CORELANE_MEASURE_H
#define CORELANE_MEASURE_H

#include <stdint.h>

/** Sets the epoch of all times of this host. To be called once, before any worker exists. */
void clock_start(void);

/** The epoch on the system's monotonic clock, in nanoseconds. */
uint64_t clock_epoch_ns(void);

/** Nanoseconds since the epoch, on a clock that all processes of the machine share. */
int64_t now_ns(void);

/** CPU time so far, and the greatest memory of the process; -1 for a thread, which has none. */
struct usage {
    int64_t cpu_user_us;
    int64_t cpu_system_us;
    int64_t max_rss_bytes;
};

struct usage process_usage(void);
struct usage thread_usage(void);

/** What was used between two readings. */
struct usage usage_since(struct usage begin, struct usage end);

/** The calling thread's id as the system's tools show it; -1 where it can't be told. */
int64_t thread_id(void);

#endif
