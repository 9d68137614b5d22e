#ifndef CORELANE_JSON_H
#define CORELANE_JSON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/**
 * As much of JSON as messages of the protocol need. A value is a pointer to its first character
 * inside a text that `json_is_object` has approved; nothing is copied. Keys and words are compared
 * as they are written: an escape in them (\u0061) makes them unknown ones.
 */

/** Whether the whole text is one well-formed JSON object. */
bool json_is_object(const char *text);

/** The value of a key; NULL when the object has none of that name, or `object` is none. */
const char *json_get(const char *object, const char *key);

/** Walks through the keys: copies the one at `*at` and moves on. False behind the last one. */
bool json_next_key(const char **at, char *key, size_t capacity);

/** Whether the value is exactly this string. */
bool json_is_string(const char *value, const char *text);

/** Whether the value is a whole number from `min` to `max`, which is then in `*number`. */
bool json_integer(const char *value, int64_t min, int64_t max, int64_t *number);

#endif
