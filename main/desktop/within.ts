import { setTimeout as delay } from 'node:timers/promises';

/** The answer, or `null` when it takes longer: a page may never answer. */
export async function within<Answer>(
  timeoutMs: number,
  answer: Promise<Answer>,
): Promise<Answer | null> {
  const timer = new AbortController();
  const late = delay(timeoutMs, null, { signal: timer.signal }).catch(() => null);
  return Promise.race([answer, late]).finally(() => timer.abort());
}
