/** A picture that is being drawn: where it begins on the page, and what its parts share. */
export class Drawing {
  /** Of the picture's corner, in CSS pixels of the viewport. */
  readonly leftPx: number;
  readonly topPx: number;
  readonly #prefix: string;
  readonly #names = new Map<string, string>();
  readonly #defined = new Set<string>();
  readonly #definitions: string[] = [];

  /** @param prefix of every id: pictures of one page may stand in one document again */
  constructor({ left, top }: { readonly left: number; readonly top: number }, prefix: string) {
    this.leftPx = left;
    this.topPx = top;
    this.#prefix = prefix;
  }

  /** The picture's own name for an id of the page; the same for the same id. */
  nameOf(id: string): string {
    const known = this.#names.get(id);
    if (known !== undefined) return known;
    const name = `${this.#prefix}-${this.#names.size + 1}`;
    this.#names.set(id, name);
    return name;
  }

  /** A name that no id of the page has. */
  newName(): string {
    return this.nameOf(`\0${this.#names.size}`);
  }

  define(markup: string): void {
    this.#definitions.push(markup);
  }

  /** Whether an id is drawn for the first time: each may stand in a document only once. */
  isFirst(id: string): boolean {
    if (this.#defined.has(id)) return false;
    this.#defined.add(id);
    return true;
  }

  /** Ids that something refers to and that were not drawn: they lie elsewhere on the page. */
  missingIds(): readonly string[] {
    return [...this.#names.keys()].filter((id) => !id.startsWith('\0') && !this.#defined.has(id));
  }

  definitions(): string {
    return this.#definitions.join('');
  }
}

const REFERENCE = /^url\("?#([^")]+)"?\)$/;

/** What a computed `url("#id")` refers to, on the page; `null` for anything else. */
export function referredId(computed: string): string | null {
  return REFERENCE.exec(computed)?.[1] ?? null;
}
