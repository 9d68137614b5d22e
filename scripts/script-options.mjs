// @ts-check

/**
 * Takes `--report FILE` out of a script's arguments; the rest is for the runner it starts.
 * @param {readonly string[]} args
 * @returns {{reportFile: string | undefined, rest: string[]}}
 */
export function takeReportFile(args) {
  const index = args.indexOf('--report');
  if (index < 0) return { reportFile: undefined, rest: [...args] };
  return { reportFile: args[index + 1], rest: args.toSpliced(index, 2) };
}
