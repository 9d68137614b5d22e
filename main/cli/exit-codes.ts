/** What the shell sees; part of the command line's interface (README). */
export const EXIT_COMPLETED = 0;
export const EXIT_FAILED = 1;
export const EXIT_BAD_USAGE = 2;
