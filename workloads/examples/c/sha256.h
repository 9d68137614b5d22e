#ifndef CORELANE_SHA256_H
#define CORELANE_SHA256_H

#include <stddef.h>
#include <stdint.h>

/** SHA-256 (FIPS 180-4), fed in pieces. */
struct sha256 {
    uint32_t state[8];
    uint64_t length_bytes;
    uint8_t block[64];
};

void sha256_begin(struct sha256 *hash);
void sha256_add(struct sha256 *hash, const void *bytes, size_t count);

/** Writes 64 hex digits and a final zero. The hash can't be used after it. */
void sha256_end_hex(struct sha256 *hash, char hex[65]);

#endif
