#include "json.h"

#include <stdlib.h>
#include <string.h>

enum { DEEPEST = 32 };

static const char *skip_value(const char *at, int depth);

static const char *skip_space(const char *at) {
    return at + strspn(at, " \t\r\n");
}

/** Behind the closing quote; NULL when there is none. */
static const char *skip_string(const char *at) {
    if (*at != '"') return NULL;
    for (at++; *at != '"'; at++) {
        if ((unsigned char)*at < ' ') return NULL;
        if (*at == '\\' && *++at == '\0') return NULL;
    }
    return at + 1;
}

static const char *skip_number(const char *at) {
    char *end;
    if (*at != '-' && (*at < '0' || *at > '9')) return NULL;
    strtod(at, &end);
    return end == at ? NULL : end;
}

static const char *skip_word(const char *at) {
    static const char *const words[] = {"true", "false", "null"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strncmp(at, words[i], strlen(words[i])) == 0) return at + strlen(words[i]);
    return NULL;
}

/** Behind `"key":`. */
static const char *skip_key(const char *at) {
    at = skip_string(at);
    if (at == NULL) return NULL;
    at = skip_space(at);
    return *at == ':' ? at + 1 : NULL;
}

/** An object or an array: the same but for the keys and the brackets. */
static const char *skip_container(const char *at, int depth) {
    char close = *at == '{' ? '}' : ']';
    if (depth > DEEPEST) return NULL;
    at = skip_space(at + 1);
    if (*at == close) return at + 1;
    for (;;) {
        if (close == '}' && (at = skip_key(at)) == NULL) return NULL;
        if ((at = skip_value(at, depth)) == NULL) return NULL;
        at = skip_space(at);
        if (*at == close) return at + 1;
        if (*at != ',') return NULL;
        at = skip_space(at + 1);
    }
}

/** Behind the value that begins here, blanks before it included; NULL when there is none. */
static const char *skip_value(const char *at, int depth) {
    at = skip_space(at);
    if (*at == '{' || *at == '[') return skip_container(at, depth + 1);
    if (*at == '"') return skip_string(at);
    const char *end = skip_number(at);
    return end != NULL ? end : skip_word(at);
}

bool json_is_object(const char *text) {
    const char *end = *skip_space(text) == '{' ? skip_value(text, 0) : NULL;
    return end != NULL && *skip_space(end) == '\0';
}

/** Puts the key at `*at` between `*key` and its length, and `*at` at its value. */
static bool next_member(const char **at, const char **key, size_t *length) {
    const char *from = skip_space(*at);
    if (*from == '{' || *from == ',') from = skip_space(from + 1);
    if (*from != '"') return false;
    *key = from + 1;
    *length = (size_t)(skip_string(from) - from) - 2;
    *at = skip_space(skip_key(from));
    return true;
}

const char *json_get(const char *object, const char *key) {
    const char *name;
    size_t length;
    if (object == NULL || *(object = skip_space(object)) != '{') return NULL;
    while (next_member(&object, &name, &length)) {
        if (length == strlen(key) && memcmp(name, key, length) == 0) return object;
        object = skip_value(object, 0);
    }
    return NULL;
}

bool json_next_key(const char **at, char *key, size_t capacity) {
    const char *name;
    size_t length;
    if (*at == NULL || !next_member(at, &name, &length)) return false;
    if (length >= capacity) length = capacity - 1;
    memcpy(key, name, length);
    key[length] = '\0';
    *at = skip_value(*at, 0);
    return true;
}

bool json_is_string(const char *value, const char *text) {
    if (value == NULL || *value != '"') return false;
    size_t length = strlen(text);
    return strncmp(value + 1, text, length) == 0 && value[1 + length] == '"';
}

bool json_integer(const char *value, int64_t min, int64_t max, int64_t *number) {
    if (value == NULL || skip_number(value) == NULL) return false;
    double read = strtod(value, NULL);
    if (!(read >= (double)min && read <= (double)max) || read != (double)(int64_t)read) return false;
    *number = (int64_t)read;
    return true;
}
