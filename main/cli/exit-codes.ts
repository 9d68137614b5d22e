/** What the shell sees; part of the command line's interface (README). */
export const EXIT_COMPLETED = 0;
export const EXIT_FAILED = 1;
export const EXIT_BAD_USAGE = 2;
/** Of a gate: slower by more than the limit, for sure. */
export const EXIT_SLOWER = 3;
/** Of a gate: can't be told. */
export const EXIT_CANT_TELL = 4;
