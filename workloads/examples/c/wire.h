#ifndef CORELANE_WIRE_H
#define CORELANE_WIRE_H

#include <stdbool.h>
#include <stdio.h>

/**
 * The lines between Corelane and this host: descriptor 0 in, descriptor 1 out. Only the host's main
 * thread uses them, and no worker process.
 */

/** Moves descriptor 1 to a private one and points 1 at 2: what a task prints becomes log. */
void wire_open(void);

/** In a worker process: gives up both descriptors, which are the host's. */
void wire_leave(void);

/** Takes in what has come. False when descriptor 0 was closed: Corelane is gone. */
bool wire_take_in(void);

/** The next whole line without its end, valid until the next call; NULL when there is none yet. */
char *wire_next_line(void);

/** Where lines are written to, one `fputc('\n')` at the end of each and `wire_flush` behind it. */
extern FILE *wire_out;

/** Hands on what was written. Ends the host when nobody reads it any more. */
void wire_flush(void);

/** Writes a warning line: something odd that the run survives. */
void wire_warning(const char *code, const char *message);

/**
 * Writes a host-error line; its message is one sentence, put together as by printf. Does not return:
 * the host ends with code 1.
 */
_Noreturn void wire_fail(const char *code, const char *format, ...);

/** Called before the host ends in any way: ends its worker processes. */
extern void (*wire_before_end)(void);

/** Ends the host and its workers at once, whatever they do. */
_Noreturn void wire_end(int exit_code);

#endif
