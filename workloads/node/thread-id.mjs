// @ts-check
import { readlinkSync } from 'node:fs';

/**
 * The operating system's id of the calling thread; `null` where the system can't tell. (Node's own
 * `threadId` is a different number.)
 * @returns {number | null}
 */
export function ownThreadId() {
  try {
    // The link reads "PID/task/TID".
    return Number(readlinkSync('/proc/thread-self').split('/')[2]);
  } catch {
    return null;
  }
}
