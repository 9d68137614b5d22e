import { platform, uptime } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';

/** The clocks an experiment looks at; others than the system's are for tests. */
export interface ExperimentClock {
  /** Monotonic, milliseconds: the one that durations are told by. */
  nowMs(): number;
  /** The time of day, milliseconds since 1970: it can be set. */
  timeOfDayMs(): number;
  /** Since the machine was started, time asleep included, in milliseconds; `null`: no such clock here. */
  sinceBootMs(): number | null;
  /** Resolves after that time, or as soon as the signal is given. Never rejects. */
  wait(durationMs: number, signal: AbortSignal): Promise<void>;
}

export const systemClock: ExperimentClock = {
  nowMs: () => performance.now(),
  timeOfDayMs: () => Date.now(),
  // Elsewhere it is reckoned from the time of day, or stands still with the monotonic clock.
  sinceBootMs: () => (platform() === 'linux' ? uptime() * 1000 : null),
  wait: (durationMs, signal) => delay(durationMs, undefined, { signal }).catch(() => undefined),
};
