#define _GNU_SOURCE
#include "wire.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { LONGEST_LINE = 1024 * 1024, LONGEST_MESSAGE = 1000 };

FILE *wire_out;
void (*wire_before_end)(void);

static char buffer[LONGEST_LINE + 1];
static size_t buffered;
static size_t taken;

void wire_open(void) {
    int private_descriptor = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
    wire_out = private_descriptor < 0 ? NULL : fdopen(private_descriptor, "w");
    if (wire_out == NULL || dup2(STDERR_FILENO, STDOUT_FILENO) < 0) {
        perror("descriptor 1 can't be moved");
        exit(1);
    }
}

void wire_leave(void) {
    close(STDIN_FILENO);
    close(fileno(wire_out));
}

bool wire_take_in(void) {
    memmove(buffer, buffer + taken, buffered - taken);
    buffered -= taken;
    taken = 0;
    if (buffered == LONGEST_LINE)
        wire_fail("bad-message", "Corelane sent a line of more than 1 MiB: this is a fault of it.");
    ssize_t count = read(STDIN_FILENO, buffer + buffered, LONGEST_LINE - buffered);
    if (count > 0) buffered += (size_t)count;
    return count > 0 || (count < 0 && errno == EINTR);
}

char *wire_next_line(void) {
    char *line = buffer + taken;
    char *end = memchr(line, '\n', buffered - taken);
    if (end == NULL) return NULL;
    *end = '\0';
    taken = (size_t)(end - buffer) + 1;
    return line;
}

void wire_flush(void) {
    if (fflush(wire_out) != 0) wire_end(1);
}

/** A string in JSON, with its quotes. */
static void write_string(const char *text) {
    fputc('"', wire_out);
    for (; *text != '\0'; text++) {
        if (*text == '"' || *text == '\\') fputc('\\', wire_out);
        fputc((unsigned char)*text < ' ' ? ' ' : *text, wire_out);
    }
    fputc('"', wire_out);
}

static void write_notice(const char *type, const char *code, const char *message) {
    fprintf(wire_out, "{\"type\":\"%s\",\"code\":\"%s\",\"message\":", type, code);
    write_string(message);
    fputs("}\n", wire_out);
    wire_flush();
}

void wire_warning(const char *code, const char *message) {
    write_notice("warning", code, message);
}

void wire_fail(const char *code, const char *format, ...) {
    char message[LONGEST_MESSAGE];
    va_list values;
    va_start(values, format);
    vsnprintf(message, sizeof message, format, values);
    va_end(values);
    write_notice("host-error", code, message);
    wire_end(1);
}

void wire_end(int exit_code) {
    if (wire_before_end != NULL) wire_before_end();
    _exit(exit_code);
}
