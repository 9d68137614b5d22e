import {
  MAX_COOL_DOWN_MS,
  MAX_REPEATS,
  MAX_SEED,
  MAX_TIME_LIMIT_S,
  MAX_WARMUPS,
  MAX_WORKERS,
} from '../../../contract/limits.ts';

export const MAX_TITLE_CHARACTERS = 200;
/** Of strategies with options of their own, and of runtimes. */
export const MAX_LIST_LENGTH = 64;

export interface Bounds {
  readonly min: number;
  readonly max: number;
}

/** Both ends included. An experiment in the window and in a file has the same ones. */
export const BOUNDS = {
  workers: { min: 1, max: MAX_WORKERS },
  seed: { min: 0, max: MAX_SEED },
  warmups: { min: 0, max: MAX_WARMUPS },
  repeats: { min: 1, max: MAX_REPEATS },
  /** Narrower than the clock and the machine's noise ever allow would never be reached. */
  ciPercent: { min: 0.1, max: 50 },
  maxSeconds: { min: 1, max: MAX_TIME_LIMIT_S },
  coolDownMs: { min: 0, max: MAX_COOL_DOWN_MS },
  equivalencePercent: { min: 0, max: 50 },
  timeLimitMs: { min: 1, max: MAX_TIME_LIMIT_S * 1000 },
} as const satisfies Readonly<Record<string, Bounds>>;
