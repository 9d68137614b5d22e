// @ts-check

/**
 * Progress of the sections on stderr: one line that is written over in a terminal; elsewhere only what is logged.
 * @param {NodeJS.WriteStream} stream
 */
export function progressOn(stream) {
  const width = () => stream.columns ?? 80;
  const clear = () => void (stream.isTTY && stream.write('\r\u001b[K'));
  return {
    clear,
    /** @param {string} text */
    log: (text) => {
      clear();
      stream.write(`${text}\n`);
    },
    /** @param {string} name @returns {(done: number, total: number, what: string) => void} */
    of: (name) => (done, total, what) => {
      if (!stream.isTTY) return;
      const percent = total > 0 ? Math.floor((100 * done) / total) : 0;
      const text = `${name}: ${percent} %, ${what}`;
      clear();
      stream.write(text.slice(0, width() - 1));
    },
  };
}
