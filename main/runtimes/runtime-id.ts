import { createHash } from 'node:crypto';

import type { RuntimeKind } from '../../contract/runtime.ts';

const HASH_CHARACTERS = 12;

/**
 * An id that stays the same over restarts.
 * @param identity what makes the runtime this one: its real path and prefix
 */
export function runtimeId(kind: RuntimeKind, ...identity: readonly string[]): string {
  const hash = createHash('sha256').update(identity.join('\0')).digest('hex');
  return `${kind}-${hash.slice(0, HASH_CHARACTERS)}`;
}
