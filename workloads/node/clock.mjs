// @ts-check

/**
 * Nanoseconds since an epoch. `hrtime` is the system's monotonic clock, the same one in all threads
 * and processes of the machine, so times taken in different workers can be compared.
 * @param {bigint} epochNs an earlier `process.hrtime.bigint()`
 */
export function sinceNs(epochNs) {
  return Number(process.hrtime.bigint() - epochNs);
}
