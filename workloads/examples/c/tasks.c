#define _GNU_SOURCE
#define _DARWIN_C_SOURCE
#include "tasks.h"

#include <errno.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>

#include "measure.h"
#include "sha256.h"
#include "wire.h"

struct shared *shared_create(void) {
    struct shared *shared = mmap(NULL, sizeof *shared, PROT_READ | PROT_WRITE,
                                 MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (shared == MAP_FAILED)
        wire_fail("no-memory", "There is no memory to share (%s): close other programs.",
                  strerror(errno));
    atomic_init(&shared->stop, false);
    atomic_init(&shared->counter, 0);
    pthread_mutexattr_t attributes;
    pthread_mutexattr_init(&attributes);
    pthread_mutexattr_setpshared(&attributes, PTHREAD_PROCESS_SHARED);
    pthread_mutex_init(&shared->lock, &attributes);
    return shared;
}

/** The protocol's random numbers. */
static uint32_t splitmix32(uint32_t *state) {
    *state += 0x9e3779b9;
    uint32_t z = *state;
    z = (z ^ z >> 16) * 0x21f0aaad;
    z = (z ^ z >> 15) * 0x735a2d97;
    return z ^ z >> 15;
}

static int64_t at_least(int64_t least, int64_t value) {
    return value < least ? least : value;
}

/** The size of a task, by the protocol's “Task sizes”. */
static int64_t task_size(const struct job *job, int64_t task, int64_t least) {
    if (job->sizes == LINEAR)
        return at_least(least, job->size * 2 * (task + 1) / (job->tasks + 1));
    if (job->sizes == HEAVY_TAILED) {
        uint32_t state = job->seed + (uint32_t)task;
        uint32_t drawn = splitmix32(&state);
        int zeros = 0;
        while (zeros < 5 && (drawn >> zeros & 1) == 0) zeros++;
        return at_least(least, job->size * 2 * (1 << zeros) / 7);
    }
    return job->size;
}

/** Both numbers as little-endian 64 bits, as most digests begin. */
static void put_numbers(uint8_t bytes[16], uint64_t first, uint64_t second) {
    for (int i = 0; i < 8; i++) {
        bytes[i] = (uint8_t)(first >> 8 * i);
        bytes[8 + i] = (uint8_t)(second >> 8 * i);
    }
}

static void put_digest(const uint8_t *bytes, size_t count, char digest[TASK_DIGEST_DIGITS + 1]) {
    struct sha256 hash;
    char hex[65];
    sha256_begin(&hash);
    sha256_add(&hash, bytes, count);
    sha256_end_hex(&hash, hex);
    memcpy(digest, hex, TASK_DIGEST_DIGITS);
    digest[TASK_DIGEST_DIGITS] = '\0';
}

static bool is_prime(int64_t number) {
    for (int64_t divisor = 2; divisor * divisor <= number; divisor++)
        if (number % divisor == 0) return false;
    return true;
}

static void primes(const struct job *job, int64_t task, uint8_t bytes[16]) {
    int64_t end = task_size(job, task, 2) + task;
    uint64_t count = 0;
    for (int64_t number = 2; number < end; number++) count += is_prime(number);
    put_numbers(bytes, (uint64_t)end, count);
}

static void wait_ms(int64_t duration_ms) {
    struct timespec left = {duration_ms / 1000, duration_ms % 1000 * 1000000};
    while (nanosleep(&left, &left) != 0 && errno == EINTR) continue;
}

/** A function of its own between reading and writing: the gap in which updates get lost. */
__attribute__((noinline)) static long long plus_one(long long value) {
    return value + 1;
}

/** Relaxed: each step is whole by itself, and nothing holds the two together. */
static void add_unprotected(atomic_llong *counter) {
    long long value = atomic_load_explicit(counter, memory_order_relaxed);
    atomic_store_explicit(counter, plus_one(value), memory_order_relaxed);
}

/** Returns the nanoseconds inside the lock. */
static int64_t add_locked(struct shared *shared) {
    pthread_mutex_lock(&shared->lock);
    int64_t entered_ns = now_ns();
    add_unprotected(&shared->counter);
    int64_t inside_ns = now_ns() - entered_ns;
    pthread_mutex_unlock(&shared->lock);
    return inside_ns;
}

static int64_t count_up(const struct job *job, struct shared *shared) {
    int64_t locked_ns = 0;
    for (int64_t i = 0; i < job->increments; i++) {
        if (job->protection == LOCK) locked_ns += add_locked(shared);
        else if (job->protection == ATOMIC) atomic_fetch_add(&shared->counter, 1);
        else add_unprotected(&shared->counter);
    }
    return locked_ns;
}

static void sum(const struct job *job, int64_t task, uint8_t bytes[16]) {
    uint32_t state = job->seed + (uint32_t)task;
    uint64_t first = splitmix32(&state);
    put_numbers(bytes, first + splitmix32(&state), 0);
}

int64_t task_run(const struct job *job, struct shared *shared, int64_t task,
                 char digest[TASK_DIGEST_DIGITS + 1]) {
    uint8_t bytes[16];
    int64_t locked_ns = 0;
    switch (job->workload) {
    case SLEEP:
        wait_ms(task_size(job, task, 0));
        put_numbers(bytes, (uint64_t)task, (uint64_t)task_size(job, task, 0));
        break;
    case SUM:
        sum(job, task, bytes);
        break;
    case COUNTER:
        locked_ns = count_up(job, shared);
        put_numbers(bytes, (uint64_t)task, (uint64_t)job->increments);
        break;
    default:
        primes(job, task, bytes);
    }
    put_digest(bytes, job->workload == SUM ? 8 : 16, digest);
    return locked_ns;
}
