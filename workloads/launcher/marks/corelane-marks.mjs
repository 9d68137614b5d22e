// Names a moment of a program that runs under `corelane exec --marks`. Anywhere else it only prints a line.

/** @param {string} name */
export function mark(name) {
  const nowNs = process.hrtime.bigint();
  process.stdout.write(`corelane:mark ${name.trim().replaceAll(/\s+/g, ' ')} @${nowNs}\n`);
}
