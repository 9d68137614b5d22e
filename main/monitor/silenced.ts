/**
 * Where `getconf` can't be found, pidusage takes the usual figures and prints a stack trace about it, unless
 * this is in the environment. The value tells Corelane's own from one that the user has set.
 */
export const SILENCED = { name: 'PIDUSAGE_SILENT', value: 'by Corelane' } as const;
