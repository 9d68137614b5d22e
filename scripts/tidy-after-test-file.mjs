// @ts-check
// Test files that share an engine (vitest.config.ts) leave it as they found it: a clock that stands still
// would let every later file wait for ever.
import { afterAll, vi } from 'vitest';

afterAll(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});
