// @ts-check

/**
 * CPU time of this process so far, all its threads together, and its greatest resident set.
 * @returns {{ cpuUserUs: number, cpuSystemUs: number, maxRssBytes: number }}
 */
export function ownUsage() {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  return { cpuUserUs: userCPUTime, cpuSystemUs: systemCPUTime, maxRssBytes: maxRSS * 1024 };
}
