import type { Failure } from '../../contract/result.ts';

const SHOWN_PER_CODE = 5;
const CODES_LIMIT = 30;

interface Kind {
  readonly messages: Set<string>;
  more: number;
}

/**
 * The warnings of one run. A host can repeat a mistake a million times; what is kept is the first
 * few distinct messages of each code and the number of the others.
 */
export class WarningList {
  readonly #kinds = new Map<string, Kind>();

  add(code: string, message: string): void {
    const kind = this.#kindOf(code);
    if (kind.messages.has(message)) {
      kind.more += 1;
    } else if (kind.messages.size < SHOWN_PER_CODE) {
      kind.messages.add(message);
    } else {
      kind.more += 1;
    }
  }

  /** In order of the first appearance of each code; at most 6 entries a code. */
  list(): readonly Failure[] {
    return [...this.#kinds].flatMap(([code, kind]) => describe(code, kind));
  }

  #kindOf(code: string): Kind {
    const known = this.#kinds.get(code);
    if (known !== undefined) return known;
    // Codes come from the host as well: past the limit they share one entry.
    if (this.#kinds.size >= CODES_LIMIT && code !== 'other') return this.#kindOf('other');
    const kind = { messages: new Set<string>(), more: 0 };
    this.#kinds.set(code, kind);
    return kind;
  }
}

function describe(code: string, kind: Kind): Failure[] {
  const warnings = [...kind.messages].map((message) => ({ code, message }));
  if (kind.more === 0) return warnings;
  const plural = kind.more === 1 ? 'warning' : 'warnings';
  return [...warnings, { code, message: `${kind.more} more ${plural} of this kind.` }];
}
