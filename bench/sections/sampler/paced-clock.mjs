// @ts-check

/**
 * A clock that can run faster than the real one, so that code is warm before it is measured.
 * @returns {{ nowMs: () => number, after: (delayMs: number, callback: () => void) => () => void, setPace: (pace: number) => void }}
 */
export function pacedClock() {
  let pace = 1;
  let [fromMs, fromRealMs] = [performance.now(), performance.now()];
  const nowMs = () => fromMs + (performance.now() - fromRealMs) * pace;
  return {
    nowMs,
    after: (delayMs, callback) => {
      const timer = setTimeout(callback, delayMs / pace);
      return () => clearTimeout(timer);
    },
    setPace: (next) => {
      [fromMs, fromRealMs] = [nowMs(), performance.now()];
      pace = next;
    },
  };
}
